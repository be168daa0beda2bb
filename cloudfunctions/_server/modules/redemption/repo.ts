import { startOfDay } from '@core/domain/calendar';
import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Transaction, Where } from '../../db/database';
import { oneOf } from '../../db/one-of';
import { REDEMPTIONS, type Redemption } from './documents';
import type { Place } from './place';

const redemptions = (db: Database) => db.collection<Redemption>(REDEMPTIONS);

export const insertRedemption = (tx: Transaction, redemption: Redemption): Promise<void> =>
  tx.collection<Redemption>(REDEMPTIONS).insert(redemption);

export const getRedemption = (from: Pick<Transaction, 'collection'>, _id: string): Promise<Redemption | undefined> =>
  from.collection<Redemption>(REDEMPTIONS).get(_id);

export const findByIds = (db: Database, ids: readonly string[]): Promise<Redemption[]> => redemptions(db).find({ _id: oneOf(db, ids) });

/** What is looked at there: everybody's, or what one person redeemed and what others took the money of for her. */
export type Looked = Place & { staffId?: string };

const hersOr = (db: Database, { staffId, ...place }: { staffId?: string }, more: Where): Where =>
  staffId === undefined
    ? { ...place, ...more }
    : (db.command.or([
        { ...place, staffId, ...more },
        { ...place, openedBy: staffId, ...more },
      ]) as unknown as Where);

/** One page of today in a place, newest first. */
export const findToday = (db: Database, looked: Looked, now: number, page: PageOptions) =>
  findPage(
    db.command,
    redemptions(db),
    hersOr(db, looked, { at: db.command.gte(startOfDay(now)) }),
    { field: 'at', direction: 'desc' },
    page,
  );

/** `dueFen`: what was to be taken in money; stored only where something else paid as well. */
export type Totals = { count: number; savedFen: number; dueFen: number };

/** What stands and counts (reversed and flagged ones aside) since the business day began. */
export const totalsToday = async (db: Database, looked: Looked | { staffId: string }, now: number): Promise<Totals> => {
  const where = hersOr(db, looked, { at: db.command.gte(startOfDay(now)), state: 'redeemed', flag: null });
  const [totals] = await redemptions(db).aggregate<Totals>([
    { match: where },
    {
      group: {
        _id: null,
        count: { $sum: 1 },
        savedFen: { $sum: '$savedFen' },
        dueFen: { $sum: { $ifNull: ['$dueFen', '$payFen'] } },
      },
    },
  ]);
  return { count: totals?.count ?? 0, savedFen: totals?.savedFen ?? 0, dueFen: totals?.dueFen ?? 0 };
};

/** Undoes one that stands, in one step; undefined when another call was faster. */
export const markReversed = (
  tx: Transaction,
  _id: string,
  reversal: { reversedAt: number; reversedBy: string },
): Promise<Redemption | undefined> =>
  tx
    .collection<Redemption>(REDEMPTIONS)
    .updateAndReturn({ _id, state: 'redeemed' }, { state: 'reversed', slipKey: `reversed:${_id}`, ...reversal });
