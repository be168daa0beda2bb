import { endOfMonth, startOfMonth } from '@core/domain/books/month';
import { dateText } from '@core/domain/calendar';
import { count, dayValue, fenValue, text, type Value } from '@core/domain/export/cell';
import { findPage } from '../../../db/cursor';
import type { Database, Where } from '../../../db/database';
import { brandOf, storeOf, type Org } from '../../org/service';
import { figuresByBrand, salesOfDay, type SalesFigures } from '../../sale/day';
import { SALES_DAYS, SUMS_SCHEMA, type SalesDay } from '../../sale/day-sums';
import { inYuan, type Asked, type Kind } from './kind';

const whereOf = ({ command }: Database, month: string): Where => ({
  day: command.gte(dateText(startOfMonth(month))).and(command.lt(dateText(endOfMonth(month)))),
});

/** A store has some hundred brands: so many of its days are one page. */
const DAYS = 5;

const toRow = (org: Org, { storeId, day }: SalesDay, [brandId, figures]: readonly [string, SalesFigures]): Value[] => {
  const { voucherFen, drivenFen, addOnFen, plainFen, refundedFen, bills } = figures;
  const place = [dayValue(day), text(brandOf(org, brandId).name), text(storeOf(org, storeId).name)];
  return [...place, ...[voucherFen, drivenFen, addOnFen, plainFen, refundedFen].map(fenValue), count(bills)];
};

/** Sums of the night where they are still right, else the sales themselves. */
const figuresOf = async (db: Database, sums: SalesDay): Promise<[string, SalesFigures][]> =>
  sums.stale || sums.schema !== SUMS_SCHEMA
    ? [...figuresByBrand(await salesOfDay({ db }, sums.storeId, sums.day))]
    : Object.entries(sums.brands);

const rowsOf = async (db: Database, org: Org, sums: SalesDay, brandId: string | undefined): Promise<Value[][]> => {
  const brands = (await figuresOf(db, sums)).filter(([id]) => brandId === undefined || id === brandId);
  return brands.sort(([one], [other]) => (one < other ? -1 : 1)).map(figures => toRow(org, sums, figures));
};

/** As many as the sums say; a day that is not summed up counts as one until it is made. */
const countRows = async (db: Database, { month, brandId }: Asked): Promise<number> => {
  const [found] = await db.collection<SalesDay>(SALES_DAYS).aggregate<{ rows: number }>([
    { match: whereOf(db, month) },
    { project: { list: { $objectToArray: '$brands' }, stale: 1 } },
    {
      project: {
        rows:
          brandId === undefined
            ? { $max: [{ $size: '$list' }, { $cond: ['$stale', 1, 0] }] }
            : { $cond: [{ $or: ['$stale', { $in: [brandId, '$list.k'] }] }, 1, 0] },
      },
    },
    { group: { _id: null, rows: { $sum: '$rows' } } },
  ]);
  return found?.rows ?? 0;
};

/** The four parts of what was sold, by day, brand and store. */
export const sales: Kind = {
  name: '销售构成',
  head: ['日期', '品牌', '门店', ...inYuan(['券售', '带动', '连带', '其他', '已退']), '账单数'],
  note: '券售、带动、连带、其他均已减退款；五项相加为当天卖出的全部',
  count: countRows,
  page: async (db, org, { month, brandId, cursor }) => {
    const page = { limit: DAYS, ...(cursor === undefined ? {} : { cursor }) };
    const sort = { field: 'day', direction: 'asc' as const };
    const found = await findPage(db.command, db.collection<SalesDay>(SALES_DAYS), whereOf(db, month), sort, page);
    const rows: Value[][] = [];
    for (const sums of found.rows) rows.push(...(await rowsOf(db, org, sums, brandId)));
    return { rows, nextCursor: found.nextCursor };
  },
};
