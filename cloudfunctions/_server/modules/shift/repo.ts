import type { Database, Where } from '../../db/database';
import { REDEMPTIONS, type Redemption } from '../redemption/documents';
import { REFUNDS, type Refund } from '../refund/documents';

/** One person's or till's, or a whole store's. */
export type Who = { staffId: string; storeId: string } | { storeId: string };
export type Window = { from: number; to: number };

type Row<K> = { _id: K; count: number };

const during = (db: Database, { from, to }: Window) => db.command.gte(from).and(db.command.lt(to));
const sum = (field: string) => ({ $sum: `$${field}` });

/** What was to be taken in money: said only where something else paid as well. */
const dueSum = { $sum: { $ifNull: ['$dueFen', '$payFen'] } };

const standing = (db: Database, who: Who, window: Window): Where => ({ ...who, at: during(db, window), state: 'redeemed' });

const redemptions = (db: Database) => db.collection<Redemption>(REDEMPTIONS);

export const sumTerminals = (db: Database, who: Who, window: Window) =>
  redemptions(db).aggregate<
    Row<string> & { savedFen: number; payFen: number; pointsFen: number; dueFen: number; unmet: number; mismatches: number }
  >([
    { match: standing(db, who, window) },
    {
      group: {
        _id: '$terminalId',
        count: { $sum: 1 },
        savedFen: sum('savedFen'),
        payFen: sum('payFen'),
        pointsFen: sum('pointsFen'),
        dueFen: dueSum,
        unmet: { $sum: { $cond: ['$provisional', 1, 0] } },
        mismatches: { $sum: { $cond: [{ $eq: ['$flag', 'MISMATCH'] }, 1, 0] } },
      },
    },
    { sort: { _id: 1 } },
  ]);

/** Bills that one person opened and another took the money for. */
export const sumOpened = (db: Database, { staffId, storeId }: { staffId: string; storeId: string }, window: Window) =>
  redemptions(db).aggregate<Row<null> & { savedFen: number; payFen: number; dueFen: number }>([
    { match: { ...standing(db, { storeId }, window), openedBy: staffId, staffId: db.command.neq(staffId) } },
    { group: { _id: null, count: { $sum: 1 }, savedFen: sum('savedFen'), payFen: sum('payFen'), dueFen: dueSum } },
  ]);

export const sumTemplates = (db: Database, who: Who, window: Window) =>
  redemptions(db).aggregate<Row<string> & { savedFen: number }>([
    { match: standing(db, who, window) },
    { unwind: '$coupons' },
    { group: { _id: '$coupons.templateId', count: { $sum: 1 }, savedFen: sum('coupons.savedFen') } },
  ]);

export const sumPlatforms = (db: Database, who: Who, window: Window) =>
  redemptions(db).aggregate<Row<string> & { paidFen: number; faceFen: number }>([
    { match: standing(db, who, window) },
    { unwind: '$tenders' },
    { group: { _id: '$tenders.platform', count: { $sum: 1 }, paidFen: sum('tenders.paidFen'), faceFen: sum('tenders.faceFen') } },
    { sort: { _id: 1 } },
  ]);

/** By whom they were undone, whoever had made them. */
export const sumReversals = (db: Database, who: Who, window: Window) =>
  redemptions(db).aggregate<Row<null> & { savedFen: number }>([
    { match: { storeId: who.storeId, ...('staffId' in who ? { reversedBy: who.staffId } : {}), reversedAt: during(db, window) } },
    { group: { _id: null, count: { $sum: 1 }, savedFen: sum('savedFen') } },
  ]);

export const sumRefunds = (db: Database, who: Who, window: Window) =>
  db.collection<Refund>(REFUNDS).aggregate<Row<null> & { payFen: number; cashFen: number; pointsFen: number; externalFen: number }>([
    { match: { ...who, at: during(db, window) } },
    {
      group: {
        _id: null,
        count: { $sum: 1 },
        payFen: sum('payFen'),
        cashFen: sum('cashFen'),
        pointsFen: sum('pointsFen'),
        externalFen: sum('externalFen'),
      },
    },
  ]);
