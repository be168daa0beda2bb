import { dateText } from '@core/domain/calendar';
import type { Database, Where } from '../../db/database';
import { oneOf } from '../../db/one-of';
import { COUPONS, type Coupon } from '../coupon/documents';

/** What one member of staff gives away on one day; the claim keys of those pieces begin with it. */
const dayKey = (staffId: string, at: number): string => `grant:${staffId}:${dateText(at)}:`;

/** The k-th piece (from 1) of a template that she gives on a day. No two coupons share it, so it is her limit. */
export const grantKey = (staffId: string, at: number, templateId: string, k: number): string => `${dayKey(staffId, at)}${templateId}:${k}`;

/** Is this the key of a piece that she gave on that day? */
export const isGivenOn = (claimKey: string, staffId: string, at: number): boolean => claimKey.startsWith(dayKey(staffId, at));

/** Behind every sign that a key has. */
const LAST = '\uffff';
const MOST = 1000;

const thatDay = (db: Database, staffId: string, at: number) => {
  const prefix = dayKey(staffId, at);
  return db.command.gte(prefix).and(db.command.lt(prefix + LAST));
};

/** Every piece that she gave on the day of `at`. */
export const findGiven = (db: Database, staffId: string, at: number): Promise<Coupon[]> =>
  db.collection<Coupon>(COUPONS).find({ claimKey: thatDay(db, staffId, at) }, { limit: MOST });

/** The same, with what the member has of one template; one round trip. */
export const findGivenAndHeld = (
  db: Database,
  { staffId, at }: { staffId: string; at: number },
  memberIds: readonly string[],
  templateId: string,
): Promise<Coupon[]> =>
  db
    .collection<Coupon>(COUPONS)
    .find(db.command.or([{ memberId: oneOf(db, memberIds), templateId }, { claimKey: thatDay(db, staffId, at) }]) as unknown as Where, {
      limit: MOST,
    });
