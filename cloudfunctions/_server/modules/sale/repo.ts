import { DAY_MS, startOfDate } from '@core/domain/calendar';
import { findPage, type PageOptions } from '../../db/cursor';
import type { Collection, Database, Patch, Transaction } from '../../db/database';
import { oneOf } from '../../db/one-of';
import type { Place } from '../redemption/place';
import { VISIT_TICKETS, type VisitTicket } from '../visit/documents';
import { SALES, type Sale } from './documents';

const sales = (db: Database): Collection<Sale> => db.collection<Sale>(SALES);

export const getSale = (from: Pick<Transaction, 'collection'>, saleId: string): Promise<Sale | undefined> =>
  from.collection<Sale>(SALES).get(saleId);

export const findByKey = async (db: Database, saleKey: string): Promise<Sale | undefined> =>
  (await sales(db).find({ saleKey }, { limit: 1 }))[0];

/** Each sale that has one of these keys; of equal slips of several counters the newest first. */
export const findByKeys = (db: Database, saleKeys: readonly string[]): Promise<Sale[]> =>
  sales(db).find({ saleKey: oneOf(db, saleKeys) }, { order: [['at', 'desc']], limit: 100 });

export const insertSale = (tx: Transaction, sale: Sale): Promise<void> => tx.collection<Sale>(SALES).insert(sale);

export const changeSale = (tx: Transaction, saleId: string, patch: Patch): Promise<boolean> =>
  tx.collection<Sale>(SALES).update(saleId, patch);

const within = (db: Database, day: string | undefined) =>
  day === undefined ? {} : { at: db.command.gte(startOfDate(day)).and(db.command.lt(startOfDate(day) + DAY_MS)) };

/** One page of sales of a place, or of one member there, newest first. */
export const findSales = (
  db: Database,
  { place, memberId, day }: { place: Place; memberId?: string; day?: string },
  page: PageOptions,
): Promise<{ rows: Sale[]; nextCursor?: string }> => {
  const where = { ...place, ...(memberId === undefined ? {} : { memberId }), ...within(db, day) };
  return findPage(db.command, sales(db), where, { field: 'at', direction: 'desc' }, page);
};

/** The next page of a store's day, by id: for sums that must see all of it. */
export const findDay = (db: Database, storeId: string, day: string, after: string | undefined, limit: number): Promise<Sale[]> =>
  sales(db).find({ storeId, day, ...(after === undefined ? {} : { _id: db.command.gt(after) }) }, { order: [['_id', 'asc']], limit });

/** The visit that a sale names, also when its ten minutes are over. */
export const getVisit = (db: Database, ticketId: string): Promise<VisitTicket | undefined> =>
  db.collection<VisitTicket>(VISIT_TICKETS).get(ticketId);
