import type { Application } from '../money/apply';
import type { Bill, CouponPiece } from '../rules';
import { bestOf } from './best';

/** A paid voucher of which more lapses than it adds: what it cost, what lapses of its face, and how much more is saved with it. */
export type Lapse = { couponId: string; paidFen: number; lapsesFen: number; addsFen: number };

/** A search for a warning alone is not worth more work. */
const EFFORT = 3_000_000;

/**
 * Paid vouchers of an application that are worth a second thought, because they are used once and what is left of them
 * lapses.
 * @param coupons all on hand, from which the best without the voucher is made
 */
export const lapsesOf = ({ coupons: shares, savedFen }: Application, coupons: readonly CouponPiece[], bill: Bill): Lapse[] =>
  shares.flatMap(share => {
    const benefit = coupons.find(({ couponId }) => couponId === share.couponId)?.rules.benefit;
    if (benefit?.kind !== 'voucher') return [];
    const lapsesFen = benefit.faceFen - share.savedFen;
    if (lapsesFen <= 0) return [];
    const without = bestOf(
      coupons.filter(({ couponId }) => couponId !== share.couponId),
      bill,
      EFFORT,
    );
    const addsFen = Math.max(0, savedFen - without.savedFen);
    return lapsesFen > addsFen ? [{ couponId: share.couponId, paidFen: benefit.priceFen, lapsesFen, addsFen }] : [];
  });
