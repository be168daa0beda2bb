import { endOfMonth, startOfMonth } from '@core/domain/books/month';
import { worthOf } from '@core/domain/points/policy';
import type { Database } from '../../db/database';
import { addMoved, type PointsAccountName, type PointsMoved } from './accounts';
import { closedMonths } from './closing';
import { POINTS_LEDGER, type PointsEntry } from './ledger';

/** As `nameOf`, in the store. */
const nameInStore = { $arrayElemAt: [{ $split: ['$postings.account', ':'] }, 0] };

/** Of the postings themselves, between two instants; nothing is asked of no time. */
const sums = async (db: Database, from: number, until: number): Promise<PointsMoved> => {
  if (from >= until) return {};
  const found = await db
    .collection<PointsEntry>(POINTS_LEDGER)
    .aggregate<{ _id: PointsAccountName; points: number }>([
      { match: { at: db.command.gte(from).and(db.command.lt(until)) } },
      { unwind: '$postings' },
      { group: { _id: nameInStore, points: { $sum: '$postings.points' } } },
    ]);
  return Object.fromEntries(found.map(({ _id, points }) => [_id, points]));
};

/**
 * What moved between two instants, the later one excluded; the accounts sum to zero. Of whole months that are closed it
 * reads the closings, and postings only of what is before and after them.
 */
export const pointsMoved = async (db: Database, { from, until }: { from: number; until: number }): Promise<PointsMoved> => {
  const months = (await closedMonths(db)).filter(({ _id }) => startOfMonth(_id) >= from && endOfMonth(_id) <= until);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return sums(db, from, until);
  const [before, after] = await Promise.all([sums(db, from, startOfMonth(first._id)), sums(db, endOfMonth(last._id), until)]);
  return [before, ...months.map(({ moved }) => moved), after].reduce(addMoved, {});
};

export type PointsLiability = { points: number; debt: number; fen: number };

/** What all members together have at an instant, its worth, and what they owe. */
export const pointsLiability = async (db: Database, at: number): Promise<PointsLiability> => {
  const { member = 0, debt = 0 } = await pointsMoved(db, { from: 0, until: at + 1 });
  return { points: member, debt: Math.abs(debt), fen: worthOf(member) };
};
