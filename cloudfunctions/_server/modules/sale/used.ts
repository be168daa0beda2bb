import type { Transaction } from '../../db/database';
import type { Coupon } from '../coupon/documents';
import { readCoupon } from '../coupon/service';
import type { Redemption } from '../redemption/documents';

/** The coupons that a redemption used; the absence of one is a bug. */
export const couponsOf = async (tx: Transaction, redemption: Redemption): Promise<Coupon[]> => {
  const coupons: Coupon[] = [];
  for (const { couponId } of redemption.coupons) {
    const coupon = await readCoupon(tx, couponId);
    if (!coupon) throw new Error(`no coupon ${couponId} of ${redemption._id}`);
    coupons.push(coupon);
  }
  return coupons;
};
