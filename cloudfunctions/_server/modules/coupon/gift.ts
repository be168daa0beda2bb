import type { CouponCard } from '@core/contracts/coupon';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { mayBeGiven } from '@core/domain/coupon/life/gift';
import { live } from '@core/domain/coupon/life/life';
import { stateAt } from '@core/domain/coupon/life/state';
import { maskName } from '@core/domain/member/mask';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Transaction } from '../../db/database';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { COUPONS, toLife, type Coupon } from './documents';
import { bothOf, isFree, letGo } from './free';
import { GIFT_SECRET_BYTES, type Gift } from './gift-documents';
import { getGift, giftsOf } from './gift-repo';
import { toCard } from './view';

type Offered = { giftId: string; until: number };

const newGift = ({ deps, member, now }: MemberContext, couponId: string, until: number): Gift => ({
  _id: `gf_${deps.random.bytes(GIFT_SECRET_BYTES).toString('base64url')}`,
  state: 'open',
  couponId,
  fromId: member._id,
  fromMasked: maskName(member.name),
  at: now,
  until,
  schema: 1,
});

const offer = async (context: MemberContext, tx: Transaction, couponId: string): Promise<Result<Offered, ErrorCode>> => {
  const { deps, member, now } = context;
  if (member.state !== 'active') return refuse('MEMBER_PAUSED');
  const coupon = await tx.collection<Coupon>(COUPONS).get(couponId);
  if (coupon?.memberId !== member._id) return refuse('COUPON_NOT_FOUND');
  // the link was lost on the way: it is the same gift
  if (stateAt(coupon, now) === 'giving') return ok({ giftId: coupon.giftId!, until: coupon.giftUntil! });
  if (!mayBeGiven(coupon.rules, coupon.source)) return refuse('COUPON_NOT_GIVEABLE');
  const given = live(toLife(coupon), { kind: 'give' }, now);
  if (!given.ok) return refuse('COUPON_NOT_FREE');
  const gift = newGift(context, couponId, given.data.giftUntil!);
  const { command } = deps.db;
  const changed = await tx
    .collection<Coupon>(COUPONS)
    .updateAndReturn(bothOf(command, { _id: couponId, memberId: member._id }, isFree(command, now)), {
      state: 'giving',
      giftId: gift._id,
      giftUntil: gift.until,
      lock: command.remove(),
    });
  if (!changed) return refuse('COUPON_NOT_FREE');
  await giftsOf(tx).insert(gift);
  return ok({ giftId: gift._id, until: gift.until });
};

/** Offers a coupon to whoever has the link, for a day; it is back by itself when nobody takes it. */
export const giveCoupon = (context: MemberContext, { couponId }: { couponId: string }): Promise<Result<Offered, ErrorCode>> =>
  once<Offered, ErrorCode, { giftId: string }>(context, {
    actor: context.login.openid,
    work: tx => offer(context, tx, couponId),
    remember: ({ giftId }) => ({ giftId }),
    recall: async ({ giftId }) => {
      const gift = await getGift(context.deps.db, giftId);
      if (!gift) throw new Error(`no gift ${giftId}`);
      return ok({ giftId, until: gift.until });
    },
  });

const withdraw = async (context: MemberContext, tx: Transaction, couponId: string): Promise<Result<Coupon, ErrorCode>> => {
  const { deps, member } = context;
  const coupons = tx.collection<Coupon>(COUPONS);
  const coupon = await coupons.get(couponId);
  if (coupon?.memberId !== member._id) return refuse('COUPON_NOT_FOUND');
  if (coupon.state === 'given') return refuse('GIFT_TAKEN');
  // nothing is offered any more: that is what she wanted
  if (coupon.state !== 'giving') return ok(coupon);
  await coupons.update(couponId, { state: 'issued', ...letGo(deps.db.command) });
  await giftsOf(tx).update(coupon.giftId!, { state: 'back' });
  return ok({ ...coupon, state: 'issued', giftId: undefined, giftUntil: undefined });
};

/** Takes an offered coupon back; refused once a friend has it. */
export const takeBack = async (context: MemberContext, { couponId }: { couponId: string }): Promise<Result<CouponCard, ErrorCode>> => {
  const { deps, login, now } = context;
  const back = await once<Coupon, ErrorCode, null>(context, {
    actor: login.openid,
    work: tx => withdraw(context, tx, couponId),
    remember: () => null,
    recall: async () => ok((await deps.db.collection<Coupon>(COUPONS).get(couponId))!),
  });
  return back.ok ? ok(toCard(await loadOrg(deps), back.data, now)) : back;
};
