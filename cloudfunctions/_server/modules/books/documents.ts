import { createHash } from 'node:crypto';
import { couponNumberOf } from '@core/domain/coupon/issue/number';
import type { Contract, External, PaidLine, UsedVoucher } from '@core/domain/books/entries';
import type { Cell } from '@core/domain/books/cells';
import type { ExternalPart } from '@core/domain/books/externals';
import type { Posting } from '@core/domain/books/accounts';
import type { Parts } from '@core/domain/books/parts';
import type { Doc } from '../../db/database';

/** What happened. */
export type EntryKind =
  'sale' | 'redemption' | 'reversal' | 'refund' | 'voucher-sold' | 'voucher-refunded' | 'points' | 'correction' | 'payout';

/** What an entry is about; ids only. */
export type EntryRefs = {
  saleId?: string;
  redemptionId?: string;
  refundId?: string;
  couponId?: string;
  statementId?: string;
  storeId?: string;
  counterId?: string;
  contract?: Contract;
  slipNo?: string;
  /** of a correction: what was wrong */
  note?: string;
};

/** One event in the accounts; appended, never changed. `_id` follows from the event. */
export type BookEntry = Doc &
  EntryRefs & {
    kind: EntryKind;
    /** of the event itself */
    at: number;
    /** where it counts: `at`, or the beginning of the first month that was open */
    bookedAt: number;
    month: string;
    /** when it was written; absent on those from before this was kept */
    postedAt?: number;
    /** the month it belonged to, when that was locked already */
    movedFrom?: string;
    /** one per account; sums to zero */
    postings: Posting[];
    schema: 1;
  };

/** One entry as it concerns one brand: a line of its statement. */
export type BookLine = Doc &
  EntryRefs &
  Pick<BookEntry, 'kind' | 'at' | 'bookedAt' | 'month' | 'postedAt' | 'movedFrom'> & {
    entryId: string;
    brandId: string;
    parts: Parts;
    /** owed to the brand by it */
    dueFen: number;
    /** of a redemption: the line of its bill's sale, where that stands in the same month; people read the two as one */
    billLineId?: string;
    schema: 1;
  };

/**
 * A part of a month: its balances, kept in the same step as the entries. A month has `SHARDS` of them, so that entries do
 * not wait for each other; each touches one, and locking a month touches all.
 */
export type BookMonth = Doc & {
  month: string;
  state: 'open' | 'locked';
  entries: number;
  /** debit above zero, by account */
  balances: Record<string, number>;
  /** how many lines each brand has */
  lines: Record<string, number>;
  lockedAt?: number;
  lockedBy?: string;
  schema: 1;
};

/**
 * What the books know of a sale (`paid`, `externals`: as it was posted) or of a redemption (what of its coupons was not taken back yet).
 * `_id` is its id; every entry about it changes this first, so that two at once meet here.
 */
export type BookPosition = Doc & {
  paid?: PaidLine[];
  externals?: External[];
  /** of a sale of which something was refunded: what vouchers of platforms still stand for, by brand */
  externalLeft?: ExternalPart[];
  cells?: Cell[];
  vouchers?: UsedVoucher[];
  reversed?: true;
  schema: 1;
};

export const BOOK_ENTRIES = 'book_entries';
export const BOOK_LINES = 'book_lines';
export const BOOK_MONTHS = 'book_months';
export const BOOK_POSITIONS = 'book_positions';

export const SHARDS = 16;

export const shardId = (month: string, shard: number): string => `${month}|${String(shard).padStart(2, '0')}`;

/** Which part of a month an entry falls into. */
export const shardOf = (key: string): number => {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
  return hash % SHARDS;
};

/** `be_refund_rf_01…`: what happened, and to what. */
export const entryId = (kind: EntryKind, ref: string): string => `be_${kind}_${ref}`;
/** What people call an entry: twelve characters that follow from its id, and say nothing of whom it is about. */
export const entryNumberOf = (id: string): string => couponNumberOf(createHash('sha256').update(id).digest());
export const lineId = (entry: string, brandId: string): string => `bl_${entry.slice(3)}_${brandId}`;
