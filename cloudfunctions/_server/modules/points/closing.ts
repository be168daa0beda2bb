import { endOfMonth, monthOf, nextMonth, startOfMonth } from '@core/domain/books/month';
import { MINUTE_MS } from '@core/domain/calendar';
import type { Context } from '../../context';
import type { Database, Doc, Order, Where } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { addMoved, nameOf, type PointsMoved } from './accounts';
import { POINTS_LEDGER, type PointsEntry } from './ledger';

/**
 * What moved in one month, summed up page after page once the month is over; `_id` is the month. Closed months follow each
 * other without a gap from the first entry on, so a figure reads them and the postings of what is left.
 */
export type PointsMonth = Doc & {
  state: 'open' | 'closed';
  moved: PointsMoved;
  /** how many entries are in it so far, and the last of them */
  entries: number;
  cursor?: { at: number; id: string };
  schema: 1;
};

export const POINTS_MONTHS = 'points_months';

/** An entry is dated when its transaction begins; nothing can come into a month any more this long after its end. */
const SETTLED_MS = 2 * MINUTE_MS;
const BY_TIME: Order = [
  ['at', 'asc'],
  ['_id', 'asc'],
];

const monthsOf = (db: Database) => db.collection<PointsMonth>(POINTS_MONTHS);
const ledgerOf = (db: Database) => db.collection<PointsEntry>(POINTS_LEDGER);

/** The month to be closed next, as far as it has come; undefined while there is no entry at all. */
const nextOpen = async (db: Database): Promise<PointsMonth | undefined> => {
  const [last] = await monthsOf(db).find({ _id: db.command.gt('') }, { order: [['_id', 'desc']], limit: 1 });
  if (last?.state === 'open') return last;
  const begin = (_id: string): PointsMonth => ({ _id, state: 'open', moved: {}, entries: 0, schema: 1 });
  if (last) return begin(nextMonth(last._id));
  const [first] = await ledgerOf(db).find({ at: db.command.gte(0) }, { order: BY_TIME, limit: 1 });
  return first && begin(monthOf(first.at));
};

const pageOf = (db: Database, { _id: month, cursor }: PointsMonth, limit: number): Promise<PointsEntry[]> => {
  const { and, or, gt, gte, lt } = db.command;
  const within: Where = { at: gte(cursor?.at ?? startOfMonth(month)).and(lt(endOfMonth(month))) };
  const after = cursor && and([within, or([{ at: gt(cursor.at) }, { at: cursor.at, _id: gt(cursor.id) }])]);
  return ledgerOf(db).find((after as unknown as Where | undefined) ?? within, { order: BY_TIME, limit });
};

const sumOf = (entries: readonly PointsEntry[]): PointsMoved =>
  entries
    .flatMap(({ postings }) => postings)
    .reduce<PointsMoved>((sum, { account, points }) => addMoved(sum, { [nameOf(account)]: points }), {});

/** Adds a page to a month; nothing when another run was faster. */
const keep = async (db: Database, month: PointsMonth, page: readonly PointsEntry[], isLast: boolean): Promise<boolean> => {
  const last = page.at(-1);
  const { _id, entries } = month;
  const next: PointsMonth = {
    ...month,
    state: isLast ? 'closed' : 'open',
    moved: addMoved(month.moved, sumOf(page)),
    entries: entries + page.length,
    ...(last ? { cursor: { at: last.at, id: last._id } } : {}),
  };
  if (entries > 0) {
    const { state, moved, cursor } = next;
    const patch = { state, moved: db.command.set(moved), entries: next.entries, ...(cursor ? { cursor: db.command.set(cursor) } : {}) };
    return (await monthsOf(db).updateAndReturn({ _id, state: 'open', entries }, patch)) !== undefined;
  }
  try {
    await monthsOf(db).insert(next);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
};

/** Closes one page of the oldest month that is over and not closed yet; nothing is left when none is. */
export const closePoints = async (
  { deps: { db }, now }: Pick<Context, 'deps' | 'now'>,
  limit: number,
): Promise<{ done: number; full: boolean }> => {
  const month = await nextOpen(db);
  if (!month || endOfMonth(month._id) + SETTLED_MS > now) return { done: 0, full: false };
  const page = await pageOf(db, month, limit);
  const done = await keep(db, month, page, page.length < limit);
  return { done: done ? 1 : 0, full: done };
};

/** Every closed month, the oldest first. */
export const closedMonths = async (db: Database): Promise<PointsMonth[]> => {
  const months = await monthsOf(db).find({ _id: db.command.gt('') }, { order: [['_id', 'asc']], limit: 1000 });
  return months.filter(({ state }) => state === 'closed');
};
