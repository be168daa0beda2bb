import { brandAccount } from '@core/domain/books/accounts';
import { correctionDraft } from '@core/domain/books/entries';
import { endOfMonth, monthOf, startOfMonth } from '@core/domain/books/month';
import { addParts, dueFen, PART_NAMES, partsOf, type Parts } from '@core/domain/books/parts';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { changesBetween } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { BOOK_MONTHS, entryId, lineId, SHARDS, shardId, type BookLine, type BookMonth } from './documents';
import { postEntry } from './post';
import {
  countFound,
  countLines,
  entriesById,
  findEntries,
  getLine,
  partsOfMonth,
  readMonths,
  sumLines,
  sumPostings,
  type LinesOf,
} from './repo';

export { bookConfirmed, bookMet, bookRefund, bookReversal, bookSale, bookVoucherRefunded, bookVoucherSold } from './consume';
export { postBooks, postEntry, posting, type NewEntry } from './post';
export { asBills, findBills, type BillLine } from './bills';
export { countFound, countLines, entriesById, findEntries, getLine, type LinesOf };

/** A month put together from its parts. */
export type MonthSum = { month: string; locked: boolean; balances: Map<string, number>; lines: Map<string, number> };

const add = (sums: Map<string, number>, more: Iterable<readonly [string, number]>): void => {
  for (const [key, amount] of more) sums.set(key, (sums.get(key) ?? 0) + amount);
};

/** Locked as soon as one part is: all are locked in one step. */
const sumParts = (month: string, parts: readonly BookMonth[]): MonthSum => {
  const sum: MonthSum = { month, locked: parts.some(({ state }) => state === 'locked'), balances: new Map(), lines: new Map() };
  for (const part of parts) {
    add(sum.balances, Object.entries(part.balances));
    add(sum.lines, Object.entries(part.lines));
  }
  return sum;
};

/** Every month that has an entry, latest first. */
export const monthSums = async (db: Database): Promise<MonthSum[]> => {
  const parts = await readMonths(db);
  const months = [...new Set(parts.map(({ month }) => month))].sort().reverse();
  return months.map(month =>
    sumParts(
      month,
      parts.filter(part => part.month === month),
    ),
  );
};

export const monthSum = async (db: Database, month: string): Promise<MonthSum> => sumParts(month, await partsOfMonth(db, month));

/** Debit above zero, by account, at an instant: the months before from their balances, its own from the postings. */
export const balancesAt = async (db: Database, at: number): Promise<Map<string, number>> => {
  const month = monthOf(at);
  const before = (await readMonths(db, month)).filter(part => part.month < month);
  const balances = await sumPostings(db, month, at);
  for (const part of before) add(balances, Object.entries(part.balances));
  return balances;
};

export type Figures = {
  at: number;
  voucherLiabilityFen: number;
  pointsLiabilityFen: number;
  lapsedVoucherFen: number;
  mallDiscountFen: number;
  brandsOwedFen: number;
};

/** What the mall owes and bore until an instant, each as an amount above zero. */
export const figuresAt = async (db: Database, at: number): Promise<Figures> => {
  const balances = await balancesAt(db, at);
  const of = (account: string): number => balances.get(account) ?? 0;
  const brands = [...balances].filter(([account]) => account.startsWith('brand:') || account.startsWith('brand-paid:'));
  return {
    at,
    voucherLiabilityFen: 0 - of('voucher-liability'),
    pointsLiabilityFen: 0 - of('points-liability'),
    lapsedVoucherFen: 0 - of('lapsed-voucher'),
    mallDiscountFen: of('mall-discount'),
    brandsOwedFen: 0 - brands.reduce((sum, [, amount]) => sum + amount, 0),
  };
};

/** What a brand is owed by the lines of a month, and how many there are, as the month's balances say. */
export const brandInMonth = ({ balances, lines }: MonthSum, brandId: string): { dueFen: number; lineCount: number } => ({
  dueFen: 0 - (balances.get(brandAccount(brandId)) ?? 0),
  lineCount: lines.get(brandId) ?? 0,
});

export type KindTotal = { kind: BookLine['kind']; count: number; dueFen: number; parts: Parts };
/** `lineCount` lines in the books; `entryCount` as people count them, a bill that coupons were used on as one. */
export type BrandTotals = { byKind: KindTotal[]; parts: Parts; dueFen: number; lineCount: number; entryCount: number };

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** A brand's lines of a month summed by kind, of those that were written up to an instant. */
export const totalsOf = async (db: Database, brandId: string, month: string, upTo?: number): Promise<BrandTotals> => {
  const rows = await sumLines(db, { brandId, month, ...(upTo === undefined ? {} : { upTo }) }, PART_NAMES);
  const byKind = rows.map(({ _id, count, lines: _lines, ...sums }): KindTotal => {
    const parts = partsOf(sums as Partial<Parts>);
    return { kind: _id, count, dueFen: dueFen(parts), parts };
  });
  const parts = byKind.reduce((sum, kind) => addParts(sum, kind.parts), partsOf({}));
  const [lineCount, entryCount] = [sumOf(rows.map(({ lines }) => lines)), sumOf(rows.map(({ count }) => count))];
  return { byKind, parts, dueFen: dueFen(parts), lineCount, entryCount };
};

/** Locks every part of a month, those without an entry too: an entry and the lock meet in one of them. */
export const lockParts = async (
  tx: Transaction,
  month: string,
  by: { staffId: string; now: number },
  mayLock: (sum: MonthSum) => Promise<Result<null, ErrorCode>>,
): Promise<Result<null, ErrorCode>> => {
  const months = tx.collection<BookMonth>(BOOK_MONTHS);
  const ids = Array.from({ length: SHARDS }, (_, shard) => shardId(month, shard));
  const there = await months.find({ month }, { limit: 100 });
  const sum = sumParts(month, there);
  if (sum.locked) return refuse('BOOKS_MONTH_LOCKED');
  const allowed = await mayLock(sum);
  if (!allowed.ok) return allowed;
  const lock = { state: 'locked' as const, lockedAt: by.now, lockedBy: by.staffId };
  for (const { _id } of there) await months.update(_id, lock);
  const missing = ids.filter(_id => !there.some(part => part._id === _id));
  const empty = missing.map((_id): BookMonth => ({ _id, month, entries: 0, balances: {}, lines: {}, ...lock, schema: 1 }));
  if (empty.length > 0) await months.insert(empty);
  return ok(null);
};

/** Nothing can come into the month any more, so what its statements say is final. */
export const isLocked = async (tx: Transaction, month: string): Promise<boolean> =>
  sumParts(month, await tx.collection<BookMonth>(BOOK_MONTHS).find({ month }, { limit: 100 })).locked;

export const isOver = (month: string, now: number): boolean => endOfMonth(month) <= now;

type Correction = { brandId: string; month: string; amountFen: number; note: string };

/** Finance puts something right for a brand, by an entry of its own: what was posted is never changed. */
export const correct = async (
  context: StaffContext,
  { brandId, month, amountFen, note }: Correction,
): Promise<Result<{ lineId: string; month: string }, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  if (!(await loadOrg(deps)).brands.has(brandId)) return refuse('NOT_FOUND');
  // a month that has not begun has nothing to put right
  if (startOfMonth(month) > now) return refuse('REQUEST_INVALID', { fields: ['month'] });
  const _id = entryId('correction', deps.ids.next('cor'));
  const at = Math.min(now, endOfMonth(month) - 1);
  type Answer = { lineId: string; month: string };
  return afterLostRace(() =>
    once<Answer, ErrorCode, Answer>(context, {
      actor: staff._id,
      remember: answer => answer,
      recall: async answer => ok(answer),
      work: async tx => {
        const draft = correctionDraft(brandId, amountFen);
        const booked = await postEntry(tx, deps.db.command, { _id, kind: 'correction', at, postedAt: deps.now(), refs: { note }, draft });
        if (booked === undefined) throw new Error(`the correction ${_id} was there already`);
        const change = changesBetween({}, { brandId, month: booked, amountFen }, ['brandId', 'month', 'amountFen']);
        const subject = { subjectKind: 'book-entry', subjectId: _id, reason: note, change };
        await audit(context, tx, { actorKind: 'staff', actorId: staff._id, storeId: as.storeId, ...subject });
        return ok({ lineId: lineId(_id, brandId), month: booked });
      },
    }),
  );
};
