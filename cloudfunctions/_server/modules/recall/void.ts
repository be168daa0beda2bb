import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange, type FieldChange } from '@core/domain/change';
import { live } from '@core/domain/coupon/life/life';
import { stateAt } from '@core/domain/coupon/life/state';
import type { CouponState } from '@core/domain/coupon/rules';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { idOfCoupon } from '../coupon/by-number';
import { COUPONS, toLife, type Coupon } from '../coupon/documents';
import { letGo } from '../coupon/free';
import { writeInbox } from '../inbox/deliver';
import { once } from '../request/once';
import { payBackNow } from '../voucher/events';
import { refundPiece } from '../voucher/refund';

export type Voided = { couponId: string; title: string; outcome: 'voided' | 'refunded' };
type PaidBack = { orderId: string; transactionId: string };
/** `before`: what it was until then. */
type Ended = { voided: Voided; before: CouponState; payBack?: PaidBack };

const voidFree = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, tx: Transaction, coupon: Coupon, reason: string): Promise<void> => {
  const { command } = deps.db;
  await tx.collection<Coupon>(COUPONS).update(coupon._id, { ...letGo(command), state: 'voided', voidReason: reason });
  await writeInbox(tx, {
    _id: `in_void_${coupon._id}`,
    memberId: coupon.memberId,
    kind: 'coupon',
    title: '一张券已被商场作废',
    text: `「${coupon.rules.title}」已作废：${reason}`,
    at: now,
  });
};

/** What was offered to a friend is taken back first: nobody took it yet. */
const takenBack = async ({ deps }: Pick<Context, 'deps'>, tx: Transaction, coupon: Coupon): Promise<Coupon> => {
  if (coupon.state !== 'giving') return coupon;
  await tx.collection<Coupon>(COUPONS).update(coupon._id, { ...letGo(deps.db.command), state: 'issued' });
  return { ...coupon, state: 'issued', giftId: undefined, giftUntil: undefined };
};

/** Why a coupon cannot be ended now; undefined when it can: nobody used it, and no bill holds it. */
export const whyNotEnded = (coupon: Coupon, reason: string, now: number): ErrorCode | undefined => {
  const state = stateAt(coupon, now);
  if (state === 'locked') return 'COUPON_HELD_BY_BILL';
  const free = coupon.paid ? state === 'issued' || state === 'giving' : live(toLife(coupon), { kind: 'void', reason }, now).ok;
  return free ? undefined : 'COUPON_NOT_UNUSED';
};

/** Ends one unused coupon with a reason, inside a transaction: voided, or, where somebody paid for it, refunded to her. */
export const endUnused = async (
  context: Pick<Context, 'deps' | 'now'>,
  tx: Transaction,
  couponId: string,
  reason: string,
): Promise<Result<Ended, ErrorCode>> => {
  const found = await tx.collection<Coupon>(COUPONS).get(couponId);
  if (!found) return refuse('COUPON_NOT_FOUND');
  const why = whyNotEnded(found, reason, context.now);
  if (why) return refuse(why);
  const state = stateAt(found, context.now);
  const { title } = found.rules;
  if (found.paid) {
    const refunded = await refundPiece(context, tx, await takenBack(context, tx, found), reason);
    if (!refunded.ok) return refunded;
    const { orderId, transactionId } = refunded.data;
    return ok({ voided: { couponId, title, outcome: 'refunded' }, before: state, payBack: { orderId, transactionId } });
  }
  await voidFree(context, tx, found, reason);
  return ok({ voided: { couponId, title, outcome: 'voided' }, before: state });
};

/** What the log says of it. */
export const endingOf = ({ before, voided }: Ended): FieldChange[] => stateChange(before, voided.outcome);

/** Ends one unused coupon for an operator; the reason goes to the shopper and into the audit log. */
export const voidCoupon = async (
  context: StaffContext,
  { couponId: idOrNumber, reason }: { couponId: string; reason: string },
): Promise<Result<Voided, ErrorCode>> => {
  const { clerk, deps } = context;
  const couponId = await idOfCoupon(deps.db, idOrNumber);
  if (couponId === undefined) return refuse('COUPON_NOT_FOUND');
  const ended = await once<Ended, ErrorCode, Ended>(context, {
    actor: clerk.id,
    work: async tx => {
      const result = await endUnused(context, tx, couponId, reason);
      if (!result.ok) return result;
      const about = { subjectKind: 'coupon', subjectId: couponId, reason, change: endingOf(result.data) };
      await audit(context, tx, { actorKind: 'staff', actorId: clerk.id, storeId: clerk.storeId, ...about });
      return result;
    },
    remember: answer => answer,
    recall: async answer => ok(answer),
  });
  if (!ended.ok) return ended;
  if (ended.data.payBack) await payBackNow(context, ended.data.payBack);
  return ok(ended.data.voided);
};
