import { readCouponNumber } from '@core/domain/coupon/issue/number';
import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';

/** The id of a coupon from its id or its number. Two that shared a number would be neither: nobody voids on a guess. */
export const idOfCoupon = async (db: Database, idOrNumber: string): Promise<string | undefined> => {
  const number = readCouponNumber(idOrNumber);
  if (number === undefined) return idOrNumber;
  const found = await db.collection<Coupon>(COUPONS).find({ number }, { limit: 2 });
  return found.length === 1 ? found[0]!._id : undefined;
};
