import type { Database, Where } from '../../db/database';
import type { Deps } from '../../deps';
import type { StoreDay } from '../redemption/tally';
import { cellsOfTemplate, figuresByBrand, NOTHING, salesOfDay, sumCells, sumFigures, type SalesFigures, type TemplateCell } from './day';
import { daysOf, salesDayId, SUMS_SCHEMA, type SalesDay } from './day-sums';

/** So many days of a store are read from the sales themselves in one answer; of others the sums of the last night stand. */
const MOST_LIVE = 31;
const PAGE = 500;
const MOST_BRANDS = 1_000;

type Reading = Pick<Deps, 'db'>;

/** `pending`: store days of which something came in that is not in the figures before the next night. */
export type Looked<T> = { found: T; pending: number };

const inRange = (db: Database, from: string, until: string): Where => ({ day: db.command.gte(from).and(db.command.lte(until)) });

/** Store days whose sums are not what was sold any more, the latest first. */
const staleDays = (db: Database, from: string, until: string): Promise<SalesDay[]> =>
  daysOf(db).find({ stale: true, ...inRange(db, from, until) }, { order: [['day', 'desc']], limit: PAGE });

const MONEY = ['voucherFen', 'drivenFen', 'addOnFen', 'plainFen', 'refundedFen', 'bills'] as const;

const summed = async (db: Database, days: Where, brandId: string | undefined): Promise<Map<string, SalesFigures>> => {
  const rows = await daysOf(db).aggregate<SalesFigures & { _id: string }>([
    { match: { ...days, schema: SUMS_SCHEMA } },
    { project: { brand: { $objectToArray: '$brands' } } },
    { unwind: '$brand' },
    ...(brandId === undefined ? [] : [{ match: { 'brand.k': brandId } }]),
    { group: { _id: '$brand.k', ...Object.fromEntries(MONEY.map(name => [name, { $sum: `$brand.v.${name}` }])) } },
    { limit: MOST_BRANDS },
  ]);
  return new Map(rows.map(({ _id, ...figures }) => [_id, figures]));
};

/**
 * What each brand, or one, sold on some days in all stores: the sums of the night, and the sales themselves of the latest days
 * that are not summed up yet.
 * @param from first day, "2026-11-01"
 * @param until last day
 */
export const salesByBrand = async (
  { db }: Reading,
  { from, until, brandId }: { from: string; until: string; brandId?: string },
): Promise<Looked<Map<string, SalesFigures>>> => {
  const stale = await staleDays(db, from, until);
  const live = stale.slice(0, MOST_LIVE);
  const days = { ...inRange(db, from, until), ...(live.length === 0 ? {} : { _id: db.command.nin(live.map(({ _id }) => _id)) }) };
  const found = await summed(db, days, brandId);
  for (const { storeId, day } of live)
    for (const [id, figures] of figuresByBrand(await salesOfDay({ db }, storeId, day)))
      if (brandId === undefined || id === brandId) found.set(id, sumFigures([found.get(id) ?? NOTHING, figures]));
  return { found, pending: stale.length - live.length };
};

type Stored = { _id: string; stale: boolean; cells?: TemplateCell[] };

const storedOf = async (db: Database, templateId: string, storeDays: readonly StoreDay[]): Promise<Map<string, Stored>> => {
  const ids = storeDays.map(salesDayId);
  const stored = new Map<string, Stored>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = await daysOf(db).aggregate<Stored>([
      { match: { _id: db.command.in(ids.slice(from, from + PAGE)), schema: SUMS_SCHEMA } },
      { project: { stale: 1, cells: `$templates.${templateId}` } },
      { limit: PAGE },
    ]);
    for (const row of page) stored.set(row._id, row);
  }
  return stored;
};

/** What a template brought on some stores' days, the latest first, by counter and brand. */
export const cellsOfDays = async ({ db }: Reading, templateId: string, storeDays: readonly StoreDay[]): Promise<Looked<TemplateCell[]>> => {
  const stored = await storedOf(db, templateId, storeDays);
  const found: TemplateCell[] = [];
  let [live, pending] = [0, 0];
  for (const { storeId, day } of storeDays) {
    const sums = stored.get(salesDayId({ storeId, day }));
    if (sums && !sums.stale) found.push(...(sums.cells ?? []));
    else if ((live += 1) <= MOST_LIVE) found.push(...cellsOfTemplate(await salesOfDay({ db }, storeId, day), templateId));
    else {
      found.push(...(sums?.cells ?? []));
      pending += 1;
    }
  }
  return { found: sumCells(found), pending };
};
