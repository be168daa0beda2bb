import type { Database, Doc, Order, Where } from '../../db/database';
import { BOOK_ENTRIES, BOOK_LINES, BOOK_MONTHS, type BookEntry, type BookLine, type BookMonth } from './documents';
import { findPage, type PageOptions } from '../../db/cursor';

const PAGE = 500;

/** Everything that matches, by id, page after page. */
const readAll = async <T extends Doc>(db: Database, name: string, where: Where): Promise<T[]> => {
  const rows: T[] = [];
  const order: Order = [['_id', 'asc']];
  for (;;) {
    const last = rows.at(-1);
    const after = last ? (db.command.and([where, { _id: db.command.gt(last._id) }]) as unknown as Where) : where;
    const page = await db.collection<T>(name).find(after, { order, limit: PAGE });
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
};

/** The parts of all months up to one; sixteen a month. */
export const readMonths = (db: Database, until?: string): Promise<BookMonth[]> =>
  readAll<BookMonth>(db, BOOK_MONTHS, until === undefined ? {} : { _id: db.command.lt(`${until}~`) });

export const partsOfMonth = (db: Database, month: string): Promise<BookMonth[]> =>
  db.collection<BookMonth>(BOOK_MONTHS).find({ month }, { limit: 100 });

/** What was posted in a month up to an instant, by account. */
export const sumPostings = async (db: Database, month: string, at: number): Promise<Map<string, number>> => {
  const rows = await db
    .collection(BOOK_ENTRIES)
    .aggregate<{ _id: string; amountFen: number }>([
      { match: { month, bookedAt: db.command.lte(at) } },
      { unwind: '$postings' },
      { group: { _id: '$postings.account', amountFen: { $sum: '$postings.amountFen' } } },
    ]);
  return new Map(rows.map(({ _id, amountFen }) => [_id, amountFen]));
};

/** `upTo`: only what was written until then. */
export type LinesOf = { brandId: string; month: string; kind?: string; upTo?: number };

/** Lines from before the time of writing was kept are older than any instant that is asked for. */
export const writtenUpTo = ({ command }: Database, upTo: number | undefined): Where =>
  upTo === undefined ? {} : { postedAt: command.lte(upTo).or(command.eq(null)) };

/** One page of a brand's lines of a month, latest first. */
export const findLines = (db: Database, { brandId, month, kind, upTo }: LinesOf, page: PageOptions) =>
  findPage(
    db.command,
    db.collection<BookLine>(BOOK_LINES),
    { brandId, month, ...(kind === undefined ? {} : { kind }), ...writtenUpTo(db, upTo) },
    { field: 'bookedAt', direction: 'desc' },
    page,
  );

/** One page of a month's entries that post to an account, latest first. */
export const findEntries = (db: Database, { month, account }: { month: string; account: string }, page: PageOptions) =>
  findPage(
    db.command,
    db.collection<BookEntry>(BOOK_ENTRIES),
    { month, 'postings.account': account },
    { field: 'bookedAt', direction: 'desc' },
    page,
  );

/** Some entries by their ids; those that there are. */
export const entriesById = async (db: Database, ids: readonly string[]): Promise<Map<string, BookEntry>> => {
  const wanted = [...new Set(ids)];
  const found =
    wanted.length === 0 ? [] : await db.collection<BookEntry>(BOOK_ENTRIES).find({ _id: db.command.in(wanted) }, { limit: wanted.length });
  return new Map(found.map(entry => [entry._id, entry]));
};

export const getLine = (db: Database, lineId: string): Promise<BookLine | undefined> => db.collection<BookLine>(BOOK_LINES).get(lineId);

/** A brand's month by kind of line, each part summed. */
export const sumLines = async (db: Database, { brandId, month, upTo }: Omit<LinesOf, 'kind'>, names: readonly string[]) => {
  const sums = Object.fromEntries(names.map(name => [name, { $sum: `$parts.${name}` }]));
  return db
    .collection(BOOK_LINES)
    .aggregate<{ _id: BookLine['kind']; count: number } & Record<string, number>>([
      { match: { brandId, month, ...writtenUpTo(db, upTo) } },
      { group: { _id: '$kind', count: { $sum: 1 }, ...sums } },
      { sort: { _id: 1 } },
    ]);
};

export const countLines = (db: Database, brandId: string, month: string): Promise<number> =>
  db.collection<BookLine>(BOOK_LINES).count({ brandId, month });
