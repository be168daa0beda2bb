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

/** Of one brand or of all. `upTo`: only what was written until then. */
export type LinesOf = { brandId?: string | undefined; month: string; kind?: string | undefined; upTo?: number | undefined };

/** Lines from before the time of writing was kept are older than any instant that is asked for. */
export const writtenUpTo = ({ command }: Database, upTo: number | undefined): Where =>
  upTo === undefined ? {} : { postedAt: command.lte(upTo).or(command.eq(null)) };

/** A bill is one entry: its coupons' line is read with its sale's; who looks for redemptions finds all of them. */
const eachOnce = ({ command }: Database, kind: string | undefined): Where =>
  kind === 'redemption' ? { kind } : { ...(kind === undefined ? {} : { kind }), billLineId: command.exists(false) };

const entriesOf = (db: Database, { brandId, month, kind, upTo }: LinesOf): Where => ({
  ...(brandId === undefined ? {} : { brandId }),
  month,
  ...eachOnce(db, kind),
  ...writtenUpTo(db, upTo),
});

/** One page of a month's lines, latest first; of one brand or of all. */
export const findLines = (db: Database, of: LinesOf, page: PageOptions) =>
  findPage(db.command, db.collection<BookLine>(BOOK_LINES), entriesOf(db, of), { field: 'bookedAt', direction: 'desc' }, page);

/** How many `findLines` finds. */
export const countFound = (db: Database, of: LinesOf): Promise<number> => db.collection<BookLine>(BOOK_LINES).count(entriesOf(db, of));

/** What coupons took off some bills, by the line of their sale. */
export const couponLinesOf = async (
  db: Database,
  saleLineIds: readonly string[],
  upTo: number | undefined,
): Promise<Map<string, BookLine>> => {
  const where = { billLineId: db.command.in([...saleLineIds]), ...writtenUpTo(db, upTo) };
  const found = saleLineIds.length === 0 ? [] : await db.collection<BookLine>(BOOK_LINES).find(where, { limit: saleLineIds.length });
  return new Map(found.map(line => [line.billLineId!, line]));
};

/** Some lines by their ids; those that there are. */
export const linesById = async (db: Database, ids: readonly string[]): Promise<Map<string, BookLine>> => {
  const found =
    ids.length === 0 ? [] : await db.collection<BookLine>(BOOK_LINES).find({ _id: db.command.in([...ids]) }, { limit: ids.length });
  return new Map(found.map(line => [line._id, line]));
};

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

const isFolded = { $ne: [{ $ifNull: ['$billLineId', ''] }, ''] };

/** A brand's month by kind of entry, each part summed; `count` entries, a bill as one, made of so many `lines`. */
export const sumLines = async (
  db: Database,
  { brandId, month, upTo }: { brandId: string; month: string; upTo?: number },
  names: readonly string[],
) => {
  const sums = Object.fromEntries(names.map(name => [name, { $sum: `$parts.${name}` }]));
  return db.collection(BOOK_LINES).aggregate<{ _id: BookLine['kind']; count: number; lines: number } & Record<string, number>>([
    { match: { brandId, month, ...writtenUpTo(db, upTo) } },
    {
      group: {
        _id: { $cond: [isFolded, 'sale', '$kind'] },
        count: { $sum: { $cond: [isFolded, 0, 1] } },
        lines: { $sum: 1 },
        ...sums,
      },
    },
    { sort: { _id: 1 } },
  ]);
};

export const countLines = (db: Database, brandId: string, month: string): Promise<number> =>
  db.collection<BookLine>(BOOK_LINES).count({ brandId, month });
