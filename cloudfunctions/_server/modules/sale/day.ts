import { splitSales, type SaleParts, type SoldBill } from '@core/domain/coupon/money/sales';
import { lapsedFen } from '@core/domain/coupon/money/settle';
import { allocate } from '@core/domain/money';
import type { Deps } from '../../deps';
import type { Sale, SaleLine } from './documents';
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

/** Sums of the four parts, as they were sold; refunds are booked apart. */
export type SalesFigures = { voucherFen: number; drivenFen: number; addOnFen: number; plainFen: number; bills: number };

export const NOTHING: SalesFigures = { voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 0, bills: 0 };

const share = (wholeFen: number, sale: Sale, mine: readonly SaleLine[]): number => {
  const weight = (lines: readonly SaleLine[]): number => lines.reduce((sum, { payFen }) => sum + payFen, 0);
  const [inside, all] = [weight(mine), weight(sale.lines)];
  return all === 0 ? 0 : allocate(wholeFen, [inside, all - inside])[0]!;
};

/** Of a bill with goods of several brands, the part of one of them: by what was paid for its lines. */
const partsOfBrand = ({ sale, parts }: SoldParts, brandId: string): SalesFigures => {
  const mine = sale.lines.filter(line => line.brandId === brandId);
  if (mine.length === 0) return NOTHING;
  const { voucherFen, drivenFen, addOnFen, plainFen } = parts;
  return {
    voucherFen: share(voucherFen, sale, mine),
    drivenFen: share(drivenFen, sale, mine),
    addOnFen: share(addOnFen, sale, mine),
    plainFen: share(plainFen, sale, mine),
    bills: 1,
  };
};

export const sumFigures = (rows: readonly SalesFigures[]): SalesFigures =>
  rows.reduce(
    (sum, row) => ({
      voucherFen: sum.voucherFen + row.voucherFen,
      drivenFen: sum.drivenFen + row.drivenFen,
      addOnFen: sum.addOnFen + row.addOnFen,
      plainFen: sum.plainFen + row.plainFen,
      bills: sum.bills + row.bills,
    }),
    NOTHING,
  );

/** A brand's day in one store. */
export const figuresOfBrand = (day: readonly SoldParts[], brandId: string): SalesFigures =>
  sumFigures(day.map(row => partsOfBrand(row, brandId)));

/** Add-ons of those who used a coupon of the template: same visit or same member on that day. */
const broughtBy = (day: readonly SoldParts[], templateId: string): SoldParts[] => {
  const using = day.filter(({ sale }) => sale.coupons.some(coupon => coupon.templateId === templateId));
  const members = new Set(using.flatMap(({ sale }) => sale.memberId ?? []));
  const visits = new Set(using.flatMap(({ sale }) => sale.ticketId ?? []));
  const isBrought = ({ sale }: SoldParts): boolean =>
    (sale.memberId !== undefined && members.has(sale.memberId)) || (sale.ticketId !== undefined && visits.has(sale.ticketId));
  return [...using, ...day.filter(row => row.parts.addOnFen > 0 && isBrought(row))];
};

/** What one template brought in one store's day: its own bills, and their add-ons. */
export const figuresOfTemplate = (day: readonly SoldParts[], templateId: string): SalesFigures =>
  sumFigures(broughtBy(day, templateId).map(({ parts: { billId: _, ...parts } }) => ({ ...parts, bills: 1 })));
