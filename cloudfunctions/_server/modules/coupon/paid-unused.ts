import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';

export type PaidUnused = { templateId: string; pieces: number; paidFen: number };

/** Vouchers that somebody paid for and nobody has used, by template: their number and what was paid. */
export const paidUnused = async (db: Database, templateIds: readonly string[]): Promise<PaidUnused[]> => {
  if (templateIds.length === 0) return [];
  const { in: among, gt } = db.command;
  const open = { templateId: among([...templateIds]), state: among(['issued', 'locked', 'giving']), 'paid.paidFen': gt(0) };
  const rows = await db
    .collection<Coupon>(COUPONS)
    .aggregate<Omit<PaidUnused, 'templateId'> & { _id: string }>([
      { match: open },
      { group: { _id: '$templateId', pieces: { $sum: 1 }, paidFen: { $sum: '$paid.paidFen' } } },
      { limit: templateIds.length },
    ]);
  return rows.map(({ _id, ...sums }) => ({ templateId: _id, ...sums }));
};
