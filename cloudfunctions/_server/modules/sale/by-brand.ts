import { allocate } from '@core/domain/money';
import type { Sale, SaleCoupon } from './documents';

/** Money of one brand's goods, fen: what was paid for vouchers, what was paid on bills of three kinds, and what went back. */
export type BrandMoney = { voucherFen: number; drivenFen: number; addOnFen: number; plainFen: number; refundedFen: number };

export const NO_MONEY: BrandMoney = { voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 0, refundedFen: 0 };

export const addMoney = (one: BrandMoney, other: BrandMoney): BrandMoney => ({
  voucherFen: one.voucherFen + other.voucherFen,
  drivenFen: one.drivenFen + other.drivenFen,
  addOnFen: one.addOnFen + other.addOnFen,
  plainFen: one.plainFen + other.plainFen,
  refundedFen: one.refundedFen + other.refundedFen,
});

type Line = { brandId: string; payFen: number; coupons: readonly { couponId: string; savedFen: number }[] };

/** What is left of each line, with whose it is. */
const leftLines = ({ lines, left }: Pick<Sale, 'lines' | 'left'>): Line[] => {
  const brands = new Map(lines.map(({ lineId, brandId }) => [lineId, brandId]));
  return left.lines.map(({ lineId, payFen, coupons }) => ({ brandId: brands.get(lineId)!, payFen, coupons }));
};

export type CouponShare = { savedFen: number; voucherFen: number };

/** What a coupon took off each brand's lines, and how much of it had been paid for; split as the settlement splits it. */
const shareOut = (lines: readonly Line[], couponId: string, paidFen: number): Map<string, CouponShare> => {
  const saved = new Map<string, number>();
  for (const { brandId, coupons } of lines)
    for (const share of coupons) if (share.couponId === couponId) saved.set(brandId, (saved.get(brandId) ?? 0) + share.savedFen);
  const brands = [...saved].sort(([one], [other]) => (one < other ? -1 : 1));
  const weights = brands.map(([, savedFen]) => savedFen);
  const wholeFen = weights.reduce((sum, weight) => sum + weight, 0);
  const vouchers = allocate(Math.min(paidFen, wholeFen), weights);
  return new Map(brands.map(([brandId, savedFen], index) => [brandId, { savedFen, voucherFen: vouchers[index]! }]));
};

/** A coupon's part of a sale by brand, less refunds. */
export const couponByBrand = (sale: Pick<Sale, 'lines' | 'left'>, { couponId }: Pick<SaleCoupon, 'couponId'>): Map<string, CouponShare> => {
  const paidFen = sale.left.coupons.find(coupon => coupon.couponId === couponId)?.paidFen ?? 0;
  return shareOut(leftLines(sale), couponId, paidFen);
};

/** What was paid for each brand's goods, on the bill and before it for vouchers. */
const paidByBrand = (
  lines: readonly Line[],
  vouchers: readonly Map<string, CouponShare>[],
): Map<string, { payFen: number; voucherFen: number }> => {
  const brands = new Map<string, { payFen: number; voucherFen: number }>();
  for (const { brandId, payFen } of lines) {
    const before = brands.get(brandId) ?? { payFen: 0, voucherFen: 0 };
    brands.set(brandId, { ...before, payFen: before.payFen + payFen });
  }
  for (const shares of vouchers) for (const [brandId, { voucherFen }] of shares) brands.get(brandId)!.voucherFen += voucherFen;
  return brands;
};

/** One bill by brand of its goods; `kind`: which of the parts it belongs to. */
export const billByBrand = (sale: Sale, kind: 'drivenFen' | 'addOnFen' | 'plainFen'): Map<string, BrandMoney> => {
  const { lines, coupons } = sale;
  const sold = paidByBrand(
    lines,
    coupons.map(({ couponId, paidFen = 0 }) => shareOut(lines, couponId, paidFen)),
  );
  const left = paidByBrand(
    leftLines(sale),
    coupons.map(coupon => couponByBrand(sale, coupon)),
  );
  return new Map(
    [...sold].map(([brandId, before]) => {
      const { payFen, voucherFen } = left.get(brandId)!;
      const refundedFen = before.payFen + before.voucherFen - payFen - voucherFen;
      return [brandId, { ...NO_MONEY, [kind]: payFen, voucherFen, refundedFen }];
    }),
  );
};
