import type { Pieces } from '@core/domain/coupon/money/budget';
import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';

/** What became of the pieces of one template; one that was given away counts once, in the wallet where it is now. */
export type CouponTally = Omit<Pieces, 'underway'>;

/** Counts a template's pieces in indexes; a piece whose time is over has expired, whether or not the timer has come by. */
export const tallyCoupons = async (db: Database, templateId: string, now: number): Promise<CouponTally> => {
  const coupons = db.collection<Coupon>(COUPONS);
  const { in: among, gte, lt } = db.command;
  const open = among(['issued', 'locked', 'giving']);
  const [used, expired, voided, refunded, over, held] = await Promise.all([
    coupons.count({ templateId, state: 'redeemed' }),
    coupons.count({ templateId, state: 'expired' }),
    coupons.count({ templateId, state: 'voided' }),
    coupons.count({ templateId, state: 'refunded' }),
    coupons.count({ templateId, state: open, validUntil: lt(now) }),
    coupons.count({ templateId, state: open, validUntil: gte(now) }),
  ]);
  return { used, expired: expired + over, voided, refunded, held };
};
