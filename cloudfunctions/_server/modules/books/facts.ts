import type { PaidLine, External, UsedVoucher, VoucherBack } from '@core/domain/books/entries';
import { cellsOf, takeCells, type Cell } from '@core/domain/books/cells';
import { paidFor } from '@core/domain/coupon/money/settle';
import { allocate } from '@core/domain/money';
import type { ExternalLeft } from '@core/domain/sale/tenders';
import type { Coupon } from '../coupon/documents';
import type { Redemption } from '../redemption/documents';
import type { Refund } from '../refund/documents';
import { externalsIn, type Sale } from '../sale/documents';

/** Points are spread over what they paid; the rest was paid in money or with a platform's voucher. */
const withPoints = (lines: readonly { brandId: string; payFen: number }[], pointsFen: number): PaidLine[] => {
  const points = allocate(
    pointsFen,
    lines.map(({ payFen }) => payFen),
  );
  const sums = new Map<string, PaidLine>();
  lines.forEach(({ brandId, payFen }, index) => {
    const before = sums.get(brandId) ?? { brandId, paidFen: 0, pointsFen: 0 };
    const spent = points[index]!;
    sums.set(brandId, { brandId, paidFen: before.paidFen + payFen - spent, pointsFen: before.pointsFen! + spent });
  });
  return [...sums.values()].sort((one, other) => (one.brandId < other.brandId ? -1 : 1));
};

/** What was paid for each brand's goods. */
export const paidOf = (sale: Pick<Sale, 'lines' | 'pointsFen'>): PaidLine[] => withPoints(sale.lines, sale.pointsFen);

/** One that another bill took before is the till's to account for: no platform owes it twice. */
const owed = (externals: readonly ExternalLeft[]): External[] =>
  externals.filter(({ unconfirmed }) => !unconfirmed).map(({ amountFen, paidFen }) => ({ countedFen: amountFen, paidFen }));

/** Vouchers of platforms that the sale was paid with. */
export const externalsOf = ({ externals, tenders }: Pick<Sale, 'externals' | 'tenders'>): External[] =>
  owed(externals ?? externalsIn(tenders));

/** What a refund gives back through platforms. */
export const externalsBack = ({ externals = [] }: Pick<Refund, 'externals'>): External[] => owed(externals);

const brandsOf = (lines: readonly { lineId: string; brandId: string }[]): Map<string, string> =>
  new Map(lines.map(({ lineId, brandId }) => [lineId, brandId]));

const brandOfLine = (brands: ReadonlyMap<string, string>, lineId: string): string => {
  const brandId = brands.get(lineId);
  if (brandId === undefined) throw new Error(`no line ${lineId} on the bill`);
  return brandId;
};

const byBrand = (rows: readonly { brandId: string; savedFen: number }[]): { brandId: string; savedFen: number }[] => {
  const sums = new Map<string, number>();
  for (const { brandId, savedFen } of rows) sums.set(brandId, (sums.get(brandId) ?? 0) + savedFen);
  return [...sums].map(([brandId, savedFen]) => ({ brandId, savedFen }));
};

/** Who bears what each coupon took off which brand's goods. */
export const cellsOfRedemption = ({ lines, coupons, settlement }: Pick<Redemption, 'lines' | 'coupons' | 'settlement'>): Cell[] => {
  const brands = brandsOf(lines.map(({ lineId, brand }) => ({ lineId, brandId: brand.brandId })));
  return coupons.flatMap(({ couponId, lines: parts }) =>
    cellsOf(
      couponId,
      byBrand(parts.map(({ lineId, savedFen }) => ({ brandId: brandOfLine(brands, lineId), savedFen }))),
      settlement.filter(line => line.couponId === couponId),
    ),
  );
};

/** Those of the coupons that are vouchers; one that nobody bought was a gift of the mall. */
export const vouchersOf = (coupons: readonly Pick<Coupon, '_id' | 'rules' | 'paid'>[]): UsedVoucher[] =>
  coupons.flatMap(({ _id, rules, paid }) => {
    const paidFen = paidFor(rules.benefit, paid?.paidFen);
    return paidFen === undefined ? [] : [{ couponId: _id, paidFen, sold: paid !== undefined }];
  });

/** What the shopper had paid of what goes back; what is kept for points that are spent already counts as points. */
export const refundedOf = (refund: Pick<Refund, 'lines' | 'pointsFen' | 'nettedFen'>, sale: Pick<Sale, 'lines'>): PaidLine[] => {
  const brands = brandsOf(sale.lines);
  const lines = refund.lines.map(({ lineId, payFen }) => ({ brandId: brandOfLine(brands, lineId), payFen }));
  return withPoints(lines, refund.pointsFen + refund.nettedFen);
};

/** Takes what a refund takes of the coupons out of what is left of them. */
export const takeRefunded = (
  cells: readonly Cell[],
  refund: Pick<Refund, 'lines'>,
  sale: Pick<Sale, 'lines'>,
): { taken: Cell[]; left: Cell[] } => {
  const brands = brandsOf(sale.lines);
  let left = [...cells];
  const taken: Cell[] = [];
  for (const { lineId, coupons } of refund.lines) {
    for (const { couponId, savedFen } of coupons) {
      const part = takeCells(left, couponId, brandOfLine(brands, lineId), savedFen);
      taken.push(...part.cells);
      left = part.left;
    }
  }
  return { taken, left };
};

/** Where each voucher of a refunded bill goes: back to the wallet whole, or what was paid for it to its payer. */
export const vouchersBack = (vouchers: readonly UsedVoucher[], refund: Pick<Refund, 'vouchers' | 'returnedCouponIds'>): VoucherBack[] =>
  vouchers.map(voucher => {
    if (refund.returnedCouponIds.includes(voucher.couponId)) return { ...voucher, how: 'returned' };
    const paidFen = refund.vouchers.find(({ couponId }) => couponId === voucher.couponId)?.paidFen ?? 0;
    return { ...voucher, paidFen, how: 'refunded' };
  });
