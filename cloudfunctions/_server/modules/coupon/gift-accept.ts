import type { CouponCard } from '@core/contracts/coupon';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateAt } from '@core/domain/coupon/life/state';
import { live, receivedGift } from '@core/domain/coupon/life/life';
import { maskName } from '@core/domain/member/mask';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { afterLostRace } from '../../db/races';
import { writeInbox } from '../inbox/deliver';
import { everyIdOf, type Member } from '../member/documents';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { templateById } from '../template/cache';
import { couponId, COUPONS, namesOf, toLife, type Coupon } from './documents';
import { giftStateAt, takenMessageId, type Gift, type GiftState } from './gift-documents';
import { getGift, giftsOf } from './gift-repo';
import { countEver } from './held';
import { toCard } from './view';

const refusalOf: Record<Exclude<GiftState, 'open'>, ErrorCode> = { taken: 'GIFT_TAKEN', back: 'GIFT_TAKEN_BACK', over: 'GIFT_OVER' };

/** Does the coupon wait for this very gift? */
export const isHeldFor = (gift: Gift, coupon: Coupon | undefined, now: number): coupon is Coupon =>
  coupon !== undefined && coupon.giftId === gift._id && stateAt(coupon, now) === 'giving';

const refuseFriend = (gift: Gift, coupon: Coupon | undefined, member: Member, now: number): ErrorCode | undefined => {
  if (everyIdOf(member).includes(gift.fromId)) return 'GIFT_OWN';
  const state = giftStateAt(gift, isHeldFor(gift, coupon, now), now);
  if (state !== 'open') return refusalOf[state];
  return member.state === 'active' ? undefined : 'MEMBER_PAUSED';
};

/** The friend's own piece; its number counts towards her limit like one that she took herself. */
const pieceFor = (gift: Gift, given: Coupon, member: Member, n: number, now: number): Coupon => {
  const { state, validFrom, validUntil, paid } = receivedGift(toLife(given));
  return {
    ...namesOf(couponId(given.templateId, member._id, n)),
    memberId: member._id,
    templateId: given.templateId,
    state,
    rules: given.rules,
    validFrom,
    validUntil,
    source: 'gift',
    issuedAt: now,
    firstIssuedAt: given.firstIssuedAt ?? given.issuedAt,
    claimKey: `gift:${gift._id}`,
    reservationId: `gift:${gift._id}`,
    ...(paid ? { paid: given.paid } : {}),
    schema: 1,
  };
};

/**
 * Everything that ever came to her of this offer counts, by whatever way and whether or not she gave it on: friends who
 * pass theirs to one of them get nobody past the limit.
 */
const nextPiece = async (
  deps: Pick<Deps, 'db' | 'now'>,
  from: Pick<Transaction, 'collection'>,
  member: Member,
  templateId: string,
): Promise<Result<number, ErrorCode>> => {
  const held = await countEver(deps.db, from, member, templateId);
  const template = await templateById(deps, templateId);
  return held < (template?.perMember ?? 1) ? ok(held + 1) : refuse('GIFT_LIMIT_REACHED');
};

/** Has she as many of it as one may have, so that the gift is for somebody else? */
export const hasHerShare = async (deps: Pick<Deps, 'db' | 'now'>, member: Member, templateId: string): Promise<boolean> =>
  !(await nextPiece(deps, deps.db, member, templateId)).ok;

const handOver = async (context: MemberContext, tx: Transaction, giftId: string): Promise<Result<Coupon, ErrorCode>> => {
  const { deps, member, now } = context;
  const gift = await getGift(tx, giftId);
  if (!gift) return refuse('GIFT_NOT_FOUND');
  const coupons = tx.collection<Coupon>(COUPONS);
  const coupon = await coupons.get(gift.couponId);
  const refused = refuseFriend(gift, coupon, member, now);
  if (refused || !coupon) return refuse(refused ?? 'GIFT_NOT_FOUND');
  const accepted = live(toLife(coupon), { kind: 'accept', memberId: member._id }, now);
  if (!accepted.ok) return refuse('GIFT_OVER');
  const n = await nextPiece(deps, tx, member, coupon.templateId);
  if (!n.ok) return n;
  const { command } = deps.db;
  const given = await coupons.updateAndReturn(
    { _id: coupon._id, state: 'giving', giftId, giftUntil: command.gt(now) },
    { state: 'given', givenTo: member._id, giftUntil: command.remove() },
  );
  if (!given) return refuse('GIFT_TAKEN');
  const piece = pieceFor(gift, given, member, n.data, now);
  await coupons.insert(piece);
  const toMasked = maskName(member.name);
  await giftsOf(tx).update(giftId, { state: 'taken', toId: member._id, toMasked, toCouponId: piece._id, takenAt: now });
  await writeInbox(tx, {
    _id: takenMessageId(giftId),
    memberId: gift.fromId,
    kind: 'coupon',
    title: '朋友领走了您送的券',
    text: `${toMasked} 领走了「${piece.rules.title}」，券已在对方的券包里`,
    at: now,
  });
  return ok(piece);
};

/** A friend takes the gift: the giver's piece is given, and a piece of her own begins, with the same window and payer. */
export const acceptGift = async (context: MemberContext, { giftId }: { giftId: string }): Promise<Result<CouponCard, ErrorCode>> => {
  const { deps, login, now } = context;
  const taken = await afterLostRace(() =>
    once<Coupon, ErrorCode, { couponId: string }>(context, {
      actor: login.openid,
      work: tx => handOver(context, tx, giftId),
      remember: piece => ({ couponId: piece._id }),
      recall: async ref => ok((await deps.db.collection<Coupon>(COUPONS).get(ref.couponId))!),
    }),
  );
  return taken.ok ? ok(toCard(await loadOrg(deps), taken.data, now)) : taken;
};
