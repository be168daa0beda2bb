import { applyCoupons } from '../money/apply';
import type { Bill, CouponPiece } from '../rules';

/** What putting one coupon first makes of others: which stay, which go, and what they save together. */
export type Swap = { couponIds: string[]; goneIds: string[]; savedFen: number };

/** This coupon first, and of the others, in the order given, each that still goes with it; undefined when it does not fit alone. */
export const swapIn = (coupon: CouponPiece, others: readonly CouponPiece[], bill: Bill): Swap | undefined => {
  const alone = applyCoupons([coupon], bill);
  if (!alone.ok) return undefined;
  let { savedFen } = alone.application;
  let kept = [coupon];
  const goneIds: string[] = [];
  for (const other of others.filter(({ couponId }) => couponId !== coupon.couponId)) {
    const more = applyCoupons([...kept, other], bill);
    if (!more.ok) {
      goneIds.push(other.couponId);
      continue;
    }
    kept = [...kept, other];
    ({ savedFen } = more.application);
  }
  return { couponIds: kept.map(({ couponId }) => couponId), goneIds, savedFen };
};
