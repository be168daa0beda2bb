import { worthOf } from '@core/domain/points/policy';
import type { Database, Where } from '../../db/database';
import { POINTS_LEDGER, type PointsEntry } from './ledger';

/** The accounts of the books: all members' together, all debts together, and the house's own sides. */
export type PointsAccountName = 'member' | 'debt' | 'issue' | 'spent' | 'expired' | 'netted' | 'forfeited' | 'card' | 'opening';
export type PointsMoved = Partial<Record<PointsAccountName, number>>;

/** "member:mem_1" → "member": what is before the colon, or all of it. */
const nameOf = { $arrayElemAt: [{ $split: ['$postings.account', ':'] }, 0] };

const sums = async (db: Database, where: Where): Promise<PointsMoved> => {
  const found = await db
    .collection<PointsEntry>(POINTS_LEDGER)
    .aggregate<{ _id: PointsAccountName; points: number }>([
      { match: where },
      { unwind: '$postings' },
      { group: { _id: nameOf, points: { $sum: '$postings.points' } } },
    ]);
  return Object.fromEntries(found.map(({ _id, points }) => [_id, points]));
};

/** What moved between two instants, the later one excluded; the accounts sum to zero. */
export const pointsMoved = (db: Database, { from, until }: { from: number; until: number }): Promise<PointsMoved> =>
  sums(db, { at: db.command.gte(from).and(db.command.lt(until)) });

export type PointsLiability = { points: number; debt: number; fen: number };

/** What all members together could still use at an instant, its worth, and what they owe. */
export const pointsLiability = async (db: Database, at: number): Promise<PointsLiability> => {
  const { member = 0, debt = 0 } = await sums(db, { at: db.command.lte(at) });
  return { points: member, debt: Math.abs(debt), fen: worthOf(member) };
};
