import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';

/** Far more pieces of some templates than a wallet ever holds. */
const MOST_PIECES = 1000;

/** Pieces that a member ever got of these templates. */
export const findHeld = (db: Database, memberId: string, templateIds: readonly string[]): Promise<Coupon[]> =>
  db.collection<Coupon>(COUPONS).find({ memberId, templateId: db.command.in([...templateIds]) }, { limit: MOST_PIECES });

/** How many pieces, by template. */
export const countHeld = async (db: Database, memberId: string, templateIds: readonly string[]): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  if (templateIds.length === 0) return counts;
  for (const { templateId } of await findHeld(db, memberId, templateIds)) counts.set(templateId, (counts.get(templateId) ?? 0) + 1);
  return counts;
};
