import { DAY_MS } from '@core/domain/calendar';
import type { Database } from '../../db/database';
import { REDEMPTIONS, type Redemption } from '../redemption/documents';

/** A bill that no sale met for longer than this brings nothing by itself any more: the office looks at it. */
const WAITS_MS = 7 * DAY_MS;

/** How many bills, and the money paid on them: what points or vouchers of other platforms paid earns nothing. */
export type Waiting = { bills: number; dueFen: number };

/** Bills of hers that no sale has met yet: their points and what they count for her tier are still to come. */
export const waitingFor = async (db: Database, memberId: string, now: number): Promise<Waiting | undefined> => {
  const { gte, gt, neq } = db.command;
  // the sale of a mismatch is there, and has earned
  const unmet = { state: 'redeemed', provisional: true, flag: neq('MISMATCH') };
  const [found] = await db
    .collection<Redemption>(REDEMPTIONS)
    .aggregate<Waiting>([
      { match: { memberId, at: gte(now - WAITS_MS), payFen: gt(0), dueFen: neq(0), ...unmet } },
      { group: { _id: null, bills: { $sum: 1 }, dueFen: { $sum: { $ifNull: ['$dueFen', '$payFen'] } } } },
    ]);
  return found && { bills: found.bills, dueFen: found.dueFen };
};
