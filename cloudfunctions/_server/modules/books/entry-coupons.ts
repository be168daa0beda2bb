import type { Database, Doc } from '../../db/database';
import { COUPONS, numberOf, type Coupon } from '../coupon/documents';
import { REDEMPTIONS, type Redemption } from '../redemption/documents';
import { REFUNDS, type Refund } from '../refund/documents';
import type { BookEntry } from './documents';

/** A coupon as people know it. */
export type NamedCoupon = { number: string; title: string };

const byIds = async <T extends Doc>(db: Database, name: string, ids: readonly string[]): Promise<Map<string, T>> => {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await db.collection<T>(name).find({ _id: db.command.in(wanted) }, { limit: wanted.length });
  return new Map(found.map(row => [row._id, row]));
};

/** Of a refund those whose part was taken back by it, or which went back themselves. */
const touches = (refund: Refund | undefined, couponId: string): boolean =>
  refund === undefined ||
  refund.returnedCouponIds.includes(couponId) ||
  refund.lines.some(({ coupons }) => coupons.some(share => share.couponId === couponId));

type About = Pick<BookEntry, 'kind' | 'couponId' | 'redemptionId' | 'refundId'>;
/** `usedIn`: the redemption of a voucher that was sold and is used by now. */
type Told = { coupons: NamedCoupon[]; usedIn?: string };

const ofVoucher = (couponId: string, coupon: Coupon | undefined): Told => ({
  coupons: [{ number: numberOf(couponId), title: coupon?.rules.title ?? '' }],
  ...(coupon?.redemptionId === undefined ? {} : { usedIn: coupon.redemptionId }),
});

const ofBill = (used: Redemption['coupons'], refund: Refund | undefined): Told => ({
  coupons: used.filter(({ couponId }) => touches(refund, couponId)).map(({ couponId, title }) => ({ number: numberOf(couponId), title })),
});

/** The coupons that entries are about: the voucher that was sold or paid back, those of the bill that was redeemed or undone. */
export const couponsOfEntries = async (db: Database, entries: readonly About[]): Promise<(entry: About) => Told> => {
  const withCoupons = entries.filter(({ redemptionId }) => redemptionId !== undefined);
  const idsOf = (rows: readonly About[], name: 'couponId' | 'redemptionId' | 'refundId'): string[] => rows.flatMap(row => row[name] ?? []);
  const [sold, redemptions, refunds] = await Promise.all([
    byIds<Coupon>(db, COUPONS, idsOf(entries, 'couponId')),
    byIds<Redemption>(db, REDEMPTIONS, idsOf(withCoupons, 'redemptionId')),
    byIds<Refund>(db, REFUNDS, idsOf(withCoupons, 'refundId')),
  ]);
  return ({ couponId, redemptionId = '', refundId = '' }) =>
    couponId === undefined
      ? ofBill(redemptions.get(redemptionId)?.coupons ?? [], refunds.get(refundId))
      : ofVoucher(couponId, sold.get(couponId));
};
