import type { ErrorCode } from '@core/contracts/errors/codes';
import { judgeCoupon } from '@core/domain/coupon/fit/judge';
import type { Misfit } from '@core/domain/coupon/fit/misfit';
import { misfitText } from '@core/domain/coupon/text/misfit-text';
import { refuse, type Result } from '@core/domain/result';
import { toPiece, type WholeCoupon } from '../coupon/documents';
import type { CounterBill } from './assemble';

/** The refusal that a misfit becomes, with the coupon and the sentence. */
export const misfitOf = (couponId: string, misfit: Misfit, now: number): Result<never, ErrorCode> =>
  refuse('COUPON_DOES_NOT_FIT', { couponId, code: misfit.code, message: misfitText(misfit, now) });

/** A coupon was not there to be used or held: whose is it, and what is it now? */
export const whyNot = (
  coupon: WholeCoupon | undefined,
  couponId: string,
  memberId: string,
  { bill }: CounterBill,
): Result<never, ErrorCode> => {
  if (!coupon || coupon.memberId !== memberId) return refuse('COUPON_NOT_FOUND');
  if (coupon.state === 'redeemed') return refuse('COUPON_ALREADY_USED', { couponId });
  const judged = judgeCoupon(toPiece(coupon), bill);
  // free again since: another bill was undone at this moment
  return judged.fits ? refuse('TRY_AGAIN') : misfitOf(couponId, judged.misfit, bill.at);
};
