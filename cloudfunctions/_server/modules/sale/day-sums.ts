import { dateText } from '@core/domain/calendar';
import type { Context } from '../../context';
import type { Database, Doc } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import type { Deps } from '../../deps';
import { countersOfStore, loadOrg } from '../org/service';
import type { OutboxEvent } from '../outbox/outbox';
import type { StoreDay } from '../redemption/tally';
import { figuresOfBrand, figuresOfTemplate, NOTHING, salesOfDay, sumFigures, type SalesFigures, type SoldParts } from './day';
import { getSale } from './repo';

/** Whose figures. */
export type FiguresOf = { brandId: string } | { templateId: string };

/**
 * What a store's day came to, by brand and by template; `_id` is `<storeId>|<day>`. A sale that arrives for it, or meets its
 * redemption later, makes it stale: it is summed anew by night, and read from the sales themselves until then.
 */
export type SalesDay = Doc &
  StoreDay & {
    stale: boolean;
    /** counted up by every sale, so that sums of what was there before it are not taken for its own */
    revision: number;
    brands: Record<string, SalesFigures>;
    templates: Record<string, SalesFigures>;
    schema: 1;
  };

export const SALES_DAYS = 'sales_days';
export const salesDayId = ({ storeId, day }: StoreDay): string => `${storeId}|${day}`;

const daysOf = (db: Database) => db.collection<SalesDay>(SALES_DAYS);

/** Says that a store's day is not what was summed up any more. */
export const markDay = async (db: Database, { storeId, day }: StoreDay): Promise<void> => {
  const _id = salesDayId({ storeId, day });
  const bump = (): Promise<boolean> => daysOf(db).update(_id, { stale: true, revision: db.command.inc(1) });
  if (await bump()) return;
  try {
    await daysOf(db).insert({ _id, storeId, day, stale: true, revision: 1, brands: {}, templates: {}, schema: 1 });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    await bump();
  }
};

/** Consumer of a sale that arrived or met its redemption. Safe to run again. */
export const onSaleForFigures = async ({ deps: { db } }: Context, { data }: OutboxEvent): Promise<void> => {
  const sale = await getSale(db, data['saleId'] as string);
  if (!sale) throw new Error(`${String(data['saleId'])} is not there`);
  await markDay(db, sale);
};

const sumsOf = (sold: readonly SoldParts[]): Pick<SalesDay, 'brands' | 'templates'> => {
  const brandIds = new Set(sold.flatMap(({ sale }) => sale.lines.map(({ brandId }) => brandId)));
  const templateIds = new Set(sold.flatMap(({ sale }) => sale.coupons.map(({ templateId }) => templateId)));
  return {
    brands: Object.fromEntries([...brandIds].map(brandId => [brandId, figuresOfBrand(sold, brandId)])),
    templates: Object.fromEntries([...templateIds].map(templateId => [templateId, figuresOfTemplate(sold, templateId)])),
  };
};

/** Sums up one page of days that are over and stale; one that a sale came into meanwhile stays for the next run. */
export const sumDays = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, limit: number): Promise<{ done: number; full: boolean }> => {
  const { db } = deps;
  const { lt, set } = db.command;
  const found = await daysOf(db).find({ stale: true, day: lt(dateText(now)) }, { order: [['day', 'asc']], limit });
  let done = 0;
  for (const { _id, storeId, day, revision } of found) {
    const { brands, templates } = sumsOf(await salesOfDay(deps, storeId, day));
    const sums = { stale: false, brands: set(brands), templates: set(templates) };
    if (await daysOf(db).updateAndReturn({ _id, revision }, sums)) done += 1;
  }
  return { done, full: found.length === limit };
};

const fromSales = (sold: readonly SoldParts[], of: FiguresOf): SalesFigures =>
  'brandId' in of ? figuresOfBrand(sold, of.brandId) : figuresOfTemplate(sold, of.templateId);

const fromSums = ({ brands, templates }: SalesDay, of: FiguresOf): SalesFigures =>
  ('brandId' in of ? brands[of.brandId] : templates[of.templateId]) ?? NOTHING;

const IDS = 500;

const storedOf = async (db: Database, storeDays: readonly StoreDay[]): Promise<Map<string, SalesDay>> => {
  const ids = storeDays.map(salesDayId);
  const stored = new Map<string, SalesDay>();
  for (let from = 0; from < ids.length; from += IDS) {
    const page = await daysOf(db).find({ _id: db.command.in(ids.slice(from, from + IDS)) }, { limit: IDS });
    for (const sums of page) if (!sums.stale) stored.set(sums._id, sums);
  }
  return stored;
};

/** Figures of some stores' days: the sums of the night, and the sales themselves of today and of what is not summed up yet. */
export const figuresOfDays = async (
  deps: Pick<Deps, 'db' | 'now'>,
  of: FiguresOf,
  storeDays: readonly StoreDay[],
): Promise<SalesFigures> => {
  const stored = await storedOf(deps.db, storeDays);
  const rows: SalesFigures[] = [];
  for (const { storeId, day } of storeDays) {
    const sums = stored.get(salesDayId({ storeId, day }));
    rows.push(sums ? fromSums(sums, of) : fromSales(await salesOfDay(deps, storeId, day), of));
  }
  return sumFigures(rows);
};

/** What a brand or a template brought on some days in every store where there are counters. */
export const salesFigures = async (deps: Pick<Deps, 'db' | 'now'>, of: FiguresOf, days: readonly string[]): Promise<SalesFigures> => {
  const org = await loadOrg(deps);
  const isHere = (storeId: string): boolean =>
    !('brandId' in of) || countersOfStore(org, storeId).some(({ brandIds }) => brandIds.includes(of.brandId));
  const storeIds = [...org.stores.keys()].filter(isHere);
  return figuresOfDays(
    deps,
    of,
    days.flatMap(day => storeIds.map(storeId => ({ storeId, day }))),
  );
};
