import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';
import { oneOf } from './repo';

/** Far more pieces of some templates than a wallet ever holds. */
const MOST_PIECES = 1000;

/** Pieces that a member ever got of these templates, under any of these ids. */
export const findHeld = (db: Database, memberIds: readonly string[], templateIds: readonly string[]): Promise<Coupon[]> =>
  db.collection<Coupon>(COUPONS).find({ memberId: oneOf(db, memberIds), templateId: db.command.in([...templateIds]) }, { limit: MOST_PIECES });

/** How many pieces, by template. */
export const countHeld = async (db: Database, memberIds: readonly string[], templateIds: readonly string[]): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  if (templateIds.length === 0) return counts;
  for (const { templateId } of await findHeld(db, memberIds, templateIds)) counts.set(templateId, (counts.get(templateId) ?? 0) + 1);
  return counts;
};
