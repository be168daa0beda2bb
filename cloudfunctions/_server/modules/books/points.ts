import { MINUTE_MS } from '@core/domain/calendar';
import { pointsDraft, type PointsSide } from '@core/domain/books/entries';
import { monthOf } from '@core/domain/books/month';
import { worthOf } from '@core/domain/points/policy';
import type { Context } from '../../context';
import type { Database, Doc, Where } from '../../db/database';
import type { Counts } from '../job/pages';
import { inPages } from '../job/pages';
import { POINTS_LEDGER, type PointsEntry } from '../points/ledger';
import { BOOK_POSITIONS, entryId } from './documents';
import { postEntry, posting } from './post';

/** How far the points ledger was carried over. */
type Cursor = Doc & { at: number; id: string; schema: 1 };
const CURSOR = 'points';

const PAGE = 500;
/** A movement may still be on its way into the store for as long as a transaction lives; what is younger waits. */
const SETTLED_MS = 2 * MINUTE_MS;

const SIDES: readonly (readonly [prefix: string, side: PointsSide])[] = [
  ['member:', 'member'],
  ['debt:', 'debt'],
  ['spent', 'spent'],
  ['netted', 'netted'],
  ['expired', 'expired'],
];

/** Points that were brought along are handed out like those that are earned. */
const sideOf = (account: string): PointsSide => SIDES.find(([prefix]) => account.startsWith(prefix))?.[1] ?? 'issue';

const worth = (points: number): number => (points < 0 ? -worthOf(-points) : worthOf(points));

const movedIn = (entries: readonly PointsEntry[]): { side: PointsSide; worthFen: number }[] =>
  entries.flatMap(({ postings }) => postings.map(({ account, points }) => ({ side: sideOf(account), worthFen: worth(points) })));

const findNext = (db: Database, cursor: Cursor | undefined, now: number): Promise<PointsEntry[]> => {
  const { and, or, gt, gte, lte } = db.command;
  const settled: Where = { at: lte(now - SETTLED_MS) };
  const after = cursor && and([settled, { at: gte(cursor.at) }, or([{ at: gt(cursor.at) }, { at: cursor.at, _id: gt(cursor.id) }])]);
  const order = [['at', 'asc'] as const, ['_id', 'asc'] as const];
  return db.collection<PointsEntry>(POINTS_LEDGER).find((after as unknown as Where | undefined) ?? settled, { order, limit: PAGE });
};

/** One entry for all movements of a page in one month; the points ledger itself says which. The cursor moves with it. */
const carryPage = async ({ deps, now }: Context): Promise<{ done: number; full: boolean }> => {
  const { db } = deps;
  const cursors = db.collection<Cursor>(BOOK_POSITIONS);
  const cursor = await cursors.get(CURSOR);
  const found = await findNext(db, cursor, now);
  const [first] = found;
  if (!first) return { done: 0, full: false };
  const month = monthOf(first.at);
  const page = found.filter(({ at }) => monthOf(at) === month);
  const last = page.at(-1)!;
  await posting(deps, async tx => {
    const current = await tx.collection<Cursor>(BOOK_POSITIONS).get(CURSOR);
    if (current?.id !== cursor?.id) return;
    const next: Cursor = { _id: CURSOR, at: last.at, id: last._id, schema: 1 };
    if (current) await tx.collection<Cursor>(BOOK_POSITIONS).update(CURSOR, { at: next.at, id: next.id });
    else await tx.collection<Cursor>(BOOK_POSITIONS).insert(next);
    const draft = pointsDraft(movedIn(page));
    const times = { at: last.at, postedAt: deps.now() };
    await postEntry(tx, db.command, { _id: entryId('points', last._id), kind: 'points', ...times, refs: {}, draft });
  });
  return { done: page.length, full: found.length === PAGE || page.length < found.length };
};

/** Carries the points ledger over into the books, a page at a time. */
export const bookPoints = (context: Context): Promise<Counts> => inPages(context.deps, () => carryPage(context));
