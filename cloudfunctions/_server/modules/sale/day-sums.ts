import { dateText } from '@core/domain/calendar';
import type { Context } from '../../context';
import type { Database, Doc } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import type { OutboxEvent } from '../outbox/outbox';
import type { StoreDay } from '../redemption/tally';
import { REFUNDS, type Refund } from '../refund/documents';
import { cellsOfTemplate, figuresByBrand, salesOfDay, type SalesFigures, type SoldParts, type TemplateCell } from './day';
import { getSale } from './repo';

/**
 * What a store's day came to, by brand and by template; `_id` is `<storeId>|<day>`. A sale that arrives for it, meets its
 * redemption later or is refunded makes it stale: it is summed anew by night, and read from the sales themselves until then.
 */
export type SalesDay = Doc &
  StoreDay & {
    stale: boolean;
    /** counted up by every sale, so that sums of what was there before it are not taken for its own */
    revision: number;
    brands: Record<string, SalesFigures>;
    templates: Record<string, TemplateCell[]>;
    /** 2: less refunds, and of templates by counter and brand; sums from before it are made anew */
    schema: 1 | 2;
  };

export const SALES_DAYS = 'sales_days';
export const SUMS_SCHEMA = 2;
export const salesDayId = ({ storeId, day }: StoreDay): string => `${storeId}|${day}`;

export const daysOf = (db: Database) => db.collection<SalesDay>(SALES_DAYS);

/** Says that a store's day is not what was summed up any more. */
export const markDay = async (db: Database, { storeId, day }: StoreDay): Promise<void> => {
  const _id = salesDayId({ storeId, day });
  const bump = (): Promise<boolean> => daysOf(db).update(_id, { stale: true, revision: db.command.inc(1) });
  if (await bump()) return;
  try {
    await daysOf(db).insert({ _id, storeId, day, stale: true, revision: 1, brands: {}, templates: {}, schema: SUMS_SCHEMA });
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

/** Consumer of a refund: what it takes back is off the day of its sale. Safe to run again. */
export const onRefundForFigures = async ({ deps: { db } }: Context, { data }: OutboxEvent): Promise<void> => {
  const refund = await db.collection<Refund>(REFUNDS).get(data['refundId'] as string);
  const sale = refund && (await getSale(db, refund.saleId));
  if (!sale) throw new Error(`${String(data['refundId'])} or its sale is not there`);
  await markDay(db, sale);
};

const sumsOf = (sold: readonly SoldParts[]): Pick<SalesDay, 'brands' | 'templates'> => {
  const templateIds = new Set(sold.flatMap(({ sale }) => sale.coupons.map(({ templateId }) => templateId)));
  return {
    brands: Object.fromEntries(figuresByBrand(sold)),
    templates: Object.fromEntries([...templateIds].map(templateId => [templateId, cellsOfTemplate(sold, templateId)])),
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
    const sums = { stale: false, brands: set(brands), templates: set(templates), schema: SUMS_SCHEMA };
    if (await daysOf(db).updateAndReturn({ _id, revision }, sums)) done += 1;
  }
  return { done, full: found.length === limit };
};
