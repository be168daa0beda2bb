import { amountsOf, judgeCoupon, type Usable } from '../../core/domain/coupon/fit/judge';
import { byLineId } from '../../core/domain/coupon/money/apply';
import type { Bill, CouponPiece } from '../../core/domain/coupon/rules';
import { fieldOf, type Field } from '../../core/domain/coupon/search/candidates';

/** Those that fit the bill when each is used alone. */
export const usableOn = (coupons: readonly CouponPiece[], bill: Bill): Usable[] =>
  coupons.map(coupon => judgeCoupon(coupon, byLineId(bill))).flatMap(one => (one.fits ? [one.usable] : []));

/** What the search sees of a wallet before a bill; exclusive coupons are no part of it. */
export const fieldOn = (coupons: readonly CouponPiece[], bill: Bill): Field =>
  fieldOf(
    usableOn(coupons, bill).filter(({ coupon }) => coupon.rules.stacking.kind !== 'exclusive'),
    amountsOf(byLineId(bill)),
  );

/** Effort without an end. */
export const enough = (): { left: number } => ({ left: Infinity });
