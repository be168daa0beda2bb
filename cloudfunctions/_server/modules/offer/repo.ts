import { findPage, type PageOptions, type PageSort } from '../../db/cursor';
import type { Database, Reader, Transaction, Where } from '../../db/database';
import type { Party } from '@core/domain/coupon/template/confirmation';
import type { TemplateState } from '@core/domain/coupon/template/template-state';
import { STOCK_SHARDS, TEMPLATES, type StockShard, type Template } from '../template/documents';

export const templatesOf = (from: Pick<Transaction, 'collection'>): Reader<Template> => from.collection<Template>(TEMPLATES);
export const shardsOf = (from: Pick<Transaction, 'collection'>): Reader<StockShard> => from.collection<StockShard>(STOCK_SHARDS);

/** Shards of a page of templates. */
const MOST_SHARDS = 1000;

export const findShards = (db: Database, templateIds: readonly string[]): Promise<StockShard[]> =>
  templateIds.length === 0
    ? Promise.resolve([])
    : shardsOf(db).find({ templateId: db.command.in([...templateIds]) }, { limit: MOST_SHARDS });

export type Listed = { party: Party; state?: TemplateState; askedOf?: Party };

const seenBy = ({ party, state, askedOf }: Listed): Where =>
  askedOf === undefined ? { visibleTo: party, ...(state === undefined ? {} : { state }) } : { waitingFor: askedOf };

const CHANGED_LAST: PageSort = { field: 'updatedAt', direction: 'desc' };

/** One page of what a party sees, what changed last at the top. */
export const findOffers = (db: Database, listed: Listed, page: PageOptions) =>
  findPage(db.command, templatesOf(db), seenBy(listed), CHANGED_LAST, page);

const NAMED = ['title', 'brandId', 'updatedAt'] as const;
/** What a template is called, and its place in the list. */
export type Named = Pick<Template, '_id' | 'title' | 'brandId'> & { updatedAt: number };

/** The same, of which only the names are fetched. */
export const findNames = (db: Database, listed: Listed, page: PageOptions) => {
  const names = db.collection<Named>(TEMPLATES);
  const finder: Pick<typeof names, 'find'> = { find: (where, options) => names.find(where, { ...options, fields: NAMED }) };
  return findPage(db.command, finder, seenBy(listed), CHANGED_LAST, page);
};

export const templatesIn = (db: Database, ids: readonly string[]): Promise<Template[]> =>
  ids.length === 0 ? Promise.resolve([]) : templatesOf(db).find({ _id: db.command.in([...ids]) }, { limit: ids.length });

/** A group runs some hundred offers at a time; of these few are joined one by one. */
const MOST_JOINABLE = 200;

/** Offers that counters join one by one and that have not ended, those that end first at the top. */
export const findJoinable = (db: Database, now: number): Promise<Template[]> =>
  templatesOf(db).find(
    { joining: 'opt-in', state: db.command.in(['confirmed', 'published', 'paused']), claimUntil: db.command.gte(now) },
    { order: [['claimUntil', 'asc']], limit: MOST_JOINABLE },
  );
