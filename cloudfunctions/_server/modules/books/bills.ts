import { addParts } from '@core/domain/books/parts';
import type { Database } from '../../db/database';
import type { BookLine } from './documents';
import { couponLinesOf, findLines, linesById, type LinesOf } from './repo';
import type { PageOptions } from '../../db/cursor';

/** A line as people read it: of a bill that coupons were used on, its sale and what they took off as one. */
export type BillLine = BookLine & { coupons?: BookLine };

const together = (sale: BookLine, coupons: BookLine): BillLine => ({
  ...sale,
  parts: addParts(sale.parts, coupons.parts),
  dueFen: sale.dueFen + coupons.dueFen,
  coupons,
});

/** Each line with the other side of its bill, of what was written up to an instant. */
export const asBills = async (db: Database, rows: readonly BookLine[], upTo?: number): Promise<BillLine[]> => {
  const sales = rows.filter(({ kind }) => kind === 'sale').map(({ _id }) => _id);
  const folded = rows.flatMap(({ billLineId }) => billLineId ?? []);
  const [coupons, bills] = await Promise.all([couponLinesOf(db, sales, upTo), linesById(db, folded)]);
  return rows.map(row => {
    if (row.billLineId !== undefined) return together(bills.get(row.billLineId)!, row);
    const used = coupons.get(row._id);
    return used ? together(row, used) : row;
  });
};

/** One page of a brand's entries of a month, latest first, a bill as one; `redemption` finds all that coupons were used on. */
export const findBills = async (
  db: Database,
  of: LinesOf,
  page: PageOptions,
): Promise<{ rows: BillLine[]; nextCursor?: string | undefined }> => {
  const { rows, nextCursor } = await findLines(db, of, page);
  return { rows: await asBills(db, rows, of.upTo), nextCursor };
};
