import { balanced, type Posting } from '@core/domain/books/accounts';
import type { Draft } from '@core/domain/books/entries';
import { monthOf, nextMonth, startOfMonth } from '@core/domain/books/month';
import { dueFen, PART_NAMES, type Parts } from '@core/domain/books/parts';
import { ok } from '@core/domain/result';
import type { Command, Patch, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import type { Deps } from '../../deps';
import {
  BOOK_ENTRIES,
  BOOK_LINES,
  BOOK_MONTHS,
  lineId,
  shardId,
  shardOf,
  type BookEntry,
  type BookLine,
  type BookMonth,
  type EntryKind,
  type EntryRefs,
} from './documents';

/** An entry to be made; `_id` follows from the event, so that it is made once. `billOf`: the entry of the sale whose other side it is. */
export type NewEntry = { _id: string; kind: EntryKind; at: number; postedAt: number; refs: EntryRefs; draft: Draft; billOf?: string };

const isNothing = (parts: Parts): boolean => PART_NAMES.every(name => parts[name] === 0);

type Sums = Pick<BookMonth, 'balances' | 'lines'>;

const sumsOf = (postings: readonly Posting[], brandIds: readonly string[]): Sums => ({
  balances: Object.fromEntries(postings.map(({ account, amountFen }) => [account, amountFen])),
  lines: Object.fromEntries(brandIds.map(brandId => [brandId, 1])),
});

const increments = ({ inc }: Command, { balances, lines }: Sums): Patch => ({
  entries: inc(1),
  ...Object.fromEntries(Object.entries(balances).map(([account, amount]) => [`balances.${account}`, inc(amount)])),
  ...Object.fromEntries(Object.entries(lines).map(([brandId, count]) => [`lines.${brandId}`, inc(count)])),
});

/** Adds to the first month that is open, from the event's own on; answers which one that is. */
const addToMonth = async (tx: Transaction, command: Command, at: number, shard: number, sums: Sums): Promise<string> => {
  const months = tx.collection<BookMonth>(BOOK_MONTHS);
  for (let month = monthOf(at); ; month = nextMonth(month)) {
    const _id = shardId(month, shard);
    if (await months.updateAndReturn({ _id, state: 'open' }, increments(command, sums))) return month;
    if (await months.get(_id)) continue;
    await months.insert({ _id, month, state: 'open', entries: 1, ...sums, schema: 1 });
    return month;
  }
};

/** By brand, the lines of the sale's entry that stand in the month; a brand whose goods vouchers paid whole has none. */
const saleLines = async (
  tx: Transaction,
  { in: oneOf }: Command,
  saleEntry: string | undefined,
  month: string,
  brandIds: readonly string[],
): Promise<Map<string, string>> => {
  if (saleEntry === undefined || brandIds.length === 0) return new Map();
  const ids = brandIds.map(brandId => lineId(saleEntry, brandId));
  const found = await tx.collection<BookLine>(BOOK_LINES).find({ _id: oneOf(ids) }, { limit: ids.length });
  return new Map(found.filter(line => line.month === month).map(({ _id, brandId }) => [brandId, _id]));
};

/**
 * Writes an entry, its brands' lines and the month's balances inside a transaction. The same id again changes nothing.
 * @returns the month it went into; undefined when it was there already, or says nothing
 */
export const postEntry = async (tx: Transaction, command: Command, entry: NewEntry): Promise<string | undefined> => {
  const { _id, kind, at, postedAt, refs, draft, billOf } = entry;
  const postings = balanced(draft.postings);
  const brands = draft.brands.filter(({ parts }) => !isNothing(parts));
  if (postings.length === 0 && brands.length === 0) return undefined;
  const entries = tx.collection<BookEntry>(BOOK_ENTRIES);
  if (await entries.get(_id)) return undefined;
  const brandIds = brands.map(({ brandId }) => brandId);
  const sums = sumsOf(postings, brandIds);
  const month = await addToMonth(tx, command, at, shardOf(_id), sums);
  const own = monthOf(at);
  const moved = month === own ? {} : { movedFrom: own };
  const placed = { ...refs, kind, at, bookedAt: month === own ? at : startOfMonth(month), month, postedAt, ...moved, schema: 1 as const };
  await entries.insert({ _id, ...placed, postings });
  const bills = await saleLines(tx, command, billOf, month, brandIds);
  const lines = brands.map(({ brandId, parts }): BookLine => ({
    _id: lineId(_id, brandId),
    ...placed,
    entryId: _id,
    brandId,
    parts,
    dueFen: dueFen(parts),
    ...(bills.has(brandId) ? { billLineId: bills.get(brandId)! } : {}),
  }));
  if (lines.length > 0) await tx.collection<BookLine>(BOOK_LINES).insert(lines);
  return month;
};

/** Runs work that posts, in a transaction of its own; two that begin the same part of a month at once both come through. */
export const posting = async (deps: Deps, work: (tx: Transaction) => Promise<void>): Promise<void> => {
  await afterLostRace(() =>
    deps.transact<null, never>(async tx => {
      await work(tx);
      return ok(null);
    }),
  );
};

/** Posts entries one after the other, each in a step of its own; those that were made already are left as they are. */
export const postBooks = async (deps: Deps, entries: readonly NewEntry[]): Promise<void> => {
  for (const entry of entries) await posting(deps, async tx => void (await postEntry(tx, deps.db.command, entry)));
};
