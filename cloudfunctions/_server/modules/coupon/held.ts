import { stateAt } from '@core/domain/coupon/life/state';
import type { Database, Transaction } from '../../db/database';
import { oneOf } from '../../db/one-of';
import { everyIdOf, type Member } from '../member/documents';
import { COUPONS, type Coupon } from './documents';

/** Far more pieces of some templates than a wallet ever holds. */
const MOST_PIECES = 1000;

/** Pieces that a member ever got of these templates, under any of these ids. */
export const findHeld = (db: Database, memberIds: readonly string[], templateIds: readonly string[]): Promise<Coupon[]> =>
  db
    .collection<Coupon>(COUPONS)
    .find({ memberId: oneOf(db, memberIds), templateId: db.command.in([...templateIds]) }, { limit: MOST_PIECES });

/**
 * How many pieces of a template ever came to a member, by whatever way and whether or not she gave them on: what a limit
 * per member counts, and one less than the number of the next piece.
 */
export const countEver = async (
  db: Database,
  from: Pick<Transaction, 'collection'>,
  member: Pick<Member, '_id' | 'formerIds'>,
  templateId: string,
): Promise<number> => {
  const hers = { memberId: oneOf(db, everyIdOf(member)), templateId };
  return (await from.collection<Coupon>(COUPONS).find(hers, { limit: MOST_PIECES })).length;
};

/** What somebody has of one template: how many pieces ever, and until when the last usable one lasts. */
export type Holding = { count: number; until?: number };

const withPiece = ({ count, until }: Holding, coupon: Coupon, now: number): Holding => {
  const usable = stateAt(coupon, now) === 'issued' && coupon.validUntil >= now ? coupon.validUntil : undefined;
  const last = Math.max(until ?? 0, usable ?? 0);
  return { count: count + 1, ...(last > 0 ? { until: last } : {}) };
};

/** By template. */
export const holdingsOf = async (
  db: Database,
  memberIds: readonly string[],
  templateIds: readonly string[],
  now: number,
): Promise<Map<string, Holding>> => {
  const holdings = new Map<string, Holding>();
  if (templateIds.length === 0) return holdings;
  for (const piece of await findHeld(db, memberIds, templateIds)) {
    holdings.set(piece.templateId, withPiece(holdings.get(piece.templateId) ?? { count: 0 }, piece, now));
  }
  return holdings;
};
