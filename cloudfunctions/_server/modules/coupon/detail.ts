import type { CouponDetail } from '@core/contracts/coupon';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { mayBeGiven } from '@core/domain/coupon/life/gift';
import { stateAt } from '@core/domain/coupon/life/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { loadOrg } from '../org/service';
import { offerDetailOf } from '../template/view';
import { lastPiece } from './chain';
import { numberOf, type Coupon } from './documents';
import { getGift } from './gift-repo';
import { getCoupon } from './repo';
import { toCard } from './view';
import { wholeCoupon } from './whole';

/** Has she paid for it, and has nobody used it? Then the money can come back, also from a friend's wallet. */
const isRefundable = async ({ deps, member, now }: MemberContext, coupon: Coupon): Promise<boolean> => {
  if (coupon.paid?.payerId !== member._id) return false;
  return stateAt(await lastPiece(deps.db, coupon), now) === 'issued';
};

const takerOf = async ({ deps }: MemberContext, coupon: Coupon): Promise<string | undefined> =>
  coupon.state === 'given' && coupon.giftId !== undefined ? (await getGift(deps.db, coupon.giftId))?.toMasked : undefined;

const refundOf = ({ refund }: Coupon, memberId: string): CouponDetail['refund'] =>
  refund && refund.to === memberId
    ? { amountFen: refund.amountFen, at: refund.at, ...(refund.reason === undefined ? {} : { reason: refund.reason }) }
    : undefined;

/** One coupon of the caller's own, with its rules as they were when it was issued and what can be done with it now. */
export const showCoupon = async (context: MemberContext, { couponId }: { couponId: string }): Promise<Result<CouponDetail, ErrorCode>> => {
  const { deps, member, now } = context;
  const coupon = await getCoupon(deps.db, couponId);
  if (!coupon || coupon.memberId !== member._id) return refuse('COUPON_NOT_FOUND');
  const [org, whole, refundable, givenTo] = await Promise.all([
    loadOrg(deps),
    wholeCoupon(deps, coupon),
    isRefundable(context, coupon),
    takerOf(context, coupon),
  ]);
  const card = toCard(org, coupon, now);
  return ok({
    ...card,
    number: numberOf(coupon._id),
    detail: offerDetailOf(org, whole.rules),
    usedAtCounter: coupon.usedAtCounter,
    redemptionId: coupon.redemptionId,
    giveable: card.state === 'usable' && mayBeGiven(coupon.rules, coupon.source),
    giftId: card.state === 'giving' ? coupon.giftId : undefined,
    givenTo,
    paidFen: coupon.paid?.payerId === member._id ? coupon.paid.paidFen : undefined,
    refundable,
    refund: refundOf(coupon, member._id),
    voidReason: coupon.voidReason,
  });
};
