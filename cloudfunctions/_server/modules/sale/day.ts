import { splitSales, type SaleParts, type SoldBill } from '@core/domain/coupon/money/sales';
import { lapsedFen } from '@core/domain/coupon/money/settle';
import type { Deps } from '../../deps';
import { addMoney, billByBrand, couponByBrand, NO_MONEY, type BrandMoney } from './by-brand';
import type { Sale } from './documents';
import { findDay } from './repo';

const PAGE = 500;

/** What had been paid for the vouchers used on a sale and bought something. */
const voucherFenOf = ({ coupons }: Sale): number =>
  coupons.reduce((sum, { paidFen = 0, savedFen }) => sum + paidFen - lapsedFen({ paidFen, savedFen }), 0);

/** Without a member a sale has nobody to have come back: it is nobody's but its own. */
const toBill = (sale: Sale): SoldBill => ({
  billId: sale._id,
  memberId: sale.memberId ?? `nobody:${sale._id}`,
  day: sale.day,
  visitId: sale.ticketId,
  payFen: sale.payFen,
  voucherFen: voucherFenOf(sale),
  redeemed: sale.coupons.length > 0,
});

/** A sale with its four parts. */
export type SoldParts = { sale: Sale; parts: SaleParts };

/** Every sale of one store's day in its four parts; whole days, because a bill is an add-on by what else was bought. Reads in pages. */
export const salesOfDay = async ({ db }: Pick<Deps, 'db'>, storeId: string, day: string): Promise<SoldParts[]> => {
  const sales: Sale[] = [];
  for (;;) {
    const page = await findDay(db, storeId, day, sales.at(-1)?._id, PAGE);
    sales.push(...page);
    if (page.length < PAGE) break;
  }
  const parts = splitSales(sales.map(toBill));
  return sales.map((sale, index) => ({ sale, parts: parts[index]! }));
};

/**
 * The four parts of what was sold, less what was refunded of it since: with `refundedFen` they sum to what was paid for it, for
 * vouchers and on the bills.
 */
export type SalesFigures = BrandMoney & { bills: number };

export const NOTHING: SalesFigures = { ...NO_MONEY, bills: 0 };

const partOf = ({ sale, parts }: SoldParts): 'drivenFen' | 'addOnFen' | 'plainFen' => {
  if (sale.coupons.length > 0) return 'drivenFen';
  return parts.addOnFen > 0 ? 'addOnFen' : 'plainFen';
};

export const sumFigures = (rows: readonly SalesFigures[]): SalesFigures =>
  rows.reduce((sum, row) => ({ ...addMoney(sum, row), bills: sum.bills + row.bills }), NOTHING);

/** Every brand's day in one store. */
export const figuresByBrand = (day: readonly SoldParts[]): Map<string, SalesFigures> => {
  const brands = new Map<string, SalesFigures>();
  for (const row of day)
    for (const [brandId, money] of billByBrand(row.sale, partOf(row)))
      brands.set(brandId, sumFigures([brands.get(brandId) ?? NOTHING, { ...money, bills: 1 }]));
  return brands;
};

/** A brand's day in one store. */
export const figuresOfBrand = (day: readonly SoldParts[], brandId: string): SalesFigures => figuresByBrand(day).get(brandId) ?? NOTHING;

/** Add-ons of those who used a coupon of the template: same visit or same member on that day. */
const broughtBy = (day: readonly SoldParts[], templateId: string): SoldParts[] => {
  const using = day.filter(({ sale }) => sale.coupons.some(coupon => coupon.templateId === templateId));
  const members = new Set(using.flatMap(({ sale }) => sale.memberId ?? []));
  const visits = new Set(using.flatMap(({ sale }) => sale.ticketId ?? []));
  const isBrought = ({ sale }: SoldParts): boolean =>
    (sale.memberId !== undefined && members.has(sale.memberId)) || (sale.ticketId !== undefined && visits.has(sale.ticketId));
  return [...using, ...day.filter(row => row.parts.addOnFen > 0 && isBrought(row))];
};

/**
 * What one template did for one brand at one counter, less refunds: what had been paid for its own vouchers, what it took off
 * beyond that, what was paid on the bills it was used on, and on others by the same shoppers.
 */
export type TemplateCell = {
  counterId: string;
  brandId: string;
  voucherFen: number;
  savedFen: number;
  drivenFen: number;
  addOnFen: number;
};

const cellsOfBill = (row: SoldParts, templateId: string): TemplateCell[] => {
  const { sale } = row;
  const own = sale.coupons.filter(coupon => coupon.templateId === templateId).map(coupon => couponByBrand(sale, coupon));
  return [...billByBrand(sale, partOf(row))].map(([brandId, { drivenFen, addOnFen }]) => {
    const shares = own.map(brands => brands.get(brandId) ?? { savedFen: 0, voucherFen: 0 });
    const voucherFen = shares.reduce((sum, share) => sum + share.voucherFen, 0);
    const savedFen = shares.reduce((sum, share) => sum + share.savedFen, 0) - voucherFen;
    return { counterId: sale.counterId, brandId, voucherFen, savedFen, drivenFen, addOnFen };
  });
};

/** Cells of the same counter and brand as one. */
export const sumCells = (cells: readonly TemplateCell[]): TemplateCell[] => {
  const sums = new Map<string, TemplateCell>();
  for (const cell of cells) {
    const key = `${cell.counterId} ${cell.brandId}`;
    const { voucherFen, savedFen, drivenFen, addOnFen } = sums.get(key) ?? { voucherFen: 0, savedFen: 0, drivenFen: 0, addOnFen: 0 };
    sums.set(key, {
      ...cell,
      voucherFen: voucherFen + cell.voucherFen,
      savedFen: savedFen + cell.savedFen,
      drivenFen: drivenFen + cell.drivenFen,
      addOnFen: addOnFen + cell.addOnFen,
    });
  }
  return [...sums.values()];
};

/** What one template brought in one store's day. */
export const cellsOfTemplate = (day: readonly SoldParts[], templateId: string): TemplateCell[] =>
  sumCells(broughtBy(day, templateId).flatMap(row => cellsOfBill(row, templateId)));
