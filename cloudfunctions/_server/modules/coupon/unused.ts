import type { Database } from '../../db/database';
import { COUPONS, type Coupon } from './documents';
import { bothOf } from './free';
import { overdue } from './overdue';

const coupons = (db: Database) => db.collection<Coupon>(COUPONS);

/**
 * Unused pieces of an offer that were there at an instant, those that a bill holds or a friend is offered among them, and those that
 * a friend has taken since.
 */
export const findUnusedOf = (db: Database, templateId: string, until: number, limit: number): Promise<Coupon[]> => {
  const { command } = db;
  const wasThere = command.or([{ issuedAt: command.lte(until) }, { firstIssuedAt: command.lte(until) }]);
  const unused = { templateId, state: command.in(['issued', 'giving', 'locked']) };
  return coupons(db).find(bothOf(command, unused, wasThere), { limit });
};

/** Far more vouchers than anybody holds at once. */
const MOST_PAID = 1000;

/** What a member holds that was paid for and that nobody has used, offered ones among them. */
export const findPaidUnused = async (db: Database, memberId: string, now: number): Promise<Coupon[]> => {
  const hers = { memberId, paid: db.command.exists(true) };
  const unused = [{ state: 'issued' }, { state: 'giving' }, { state: 'locked', 'lock.until': db.command.lte(now) }];
  const found = await Promise.all(unused.map(where => coupons(db).find({ ...hers, ...where }, { limit: MOST_PAID })));
  return found.flat();
};

/** Paid vouchers that are over, unused and in nobody's hands. */
export const findDueForRefund = (db: Database, now: number, limit: number): Promise<Coupon[]> =>
  coupons(db).find(overdue(db, now, true), { limit });
