import { statesBefore } from '@core/domain/coupon/life/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Context, MemberContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import type { Database, Transaction } from '../../db/database';
import { loadOrg } from '../org/service';
import { COUPONS, type Coupon, type WholeCoupon } from './documents';
import { bothOf, isFree, letGo } from './free';
import { recallAgain } from './recalled';
import { expire, findOnHand, findOverdue, findOwn, findWallet, getCoupon, type WalletTab } from './repo';
import { toCard } from './view';
import { withCounters } from './whole';

/** One tab of the wallet. */
export const listCoupons = async ({ deps, member, now }: MemberContext, { tab, ...page }: PageOptions & { tab: WalletTab }) => {
  const [org, { rows, nextCursor }] = await Promise.all([loadOrg(deps), findWallet(deps.db, member._id, tab, now, page)]);
  return ok({ items: rows.map(coupon => toCard(org, coupon, now)), nextCursor });
};

/** What a bill is compared with: coupons on hand, and those asked for by name whatever their state. */
export const couponsForBill = async (
  { deps, now }: Pick<Context, 'deps' | 'now'>,
  memberId: string,
  asked: readonly string[],
): Promise<Result<{ onHand: WholeCoupon[]; asked: WholeCoupon[] }, ErrorCode>> => {
  const { db } = deps;
  const onHand = await findOnHand(db, memberId, now);
  const missing = asked.filter(couponId => !onHand.some(({ _id }) => _id === couponId));
  const others = missing.length === 0 ? [] : await findOwn(db, memberId, missing);
  if (others.length < missing.length) return refuse('COUPON_NOT_FOUND');
  const known = await withCounters(deps, [...onHand, ...others]);
  return ok({ onHand: known.slice(0, onHand.length), asked: asked.map(couponId => known.find(({ _id }) => _id === couponId)!) });
};

export type Use = {
  couponId: string;
  memberId: string;
  redemptionId: string;
  counterName: string;
  now: number;
  /** the open bill that this is: what it has locked is its own to use */
  heldBy?: string;
};

/**
 * Uses one coupon, inside the redemption's transaction: read and change in one step, so that of two who try one wins.
 * @returns the coupon as it was before (`issued`, or `locked` by `heldBy`), or undefined when it is not there to be used
 */
export const redeemCoupon = async (
  tx: Transaction,
  command: Database['command'],
  { couponId, memberId, redemptionId, counterName, now, heldBy }: Use,
): Promise<Coupon | undefined> => {
  const coupons = tx.collection<Coupon>(COUPONS);
  const mine = { _id: couponId, memberId };
  const patch = { state: 'redeemed', redemptionId, usedAt: now, usedAtCounter: counterName, ...letGo(command) };
  if (heldBy !== undefined) {
    const held = await coupons.updateAndReturn({ ...mine, state: 'locked', 'lock.by': heldBy, 'lock.until': command.gt(now) }, patch);
    if (held) return { ...held, state: 'locked', lock: { by: heldBy, until: now + 1 } };
  }
  const used = await coupons.updateAndReturn(bothOf(command, mine, isFree(command, now)), patch);
  return used && { ...used, state: 'issued' };
};

/** Why a coupon could not be used: what it is now. */
export const readCoupon = (tx: Transaction, couponId: string): Promise<Coupon | undefined> => tx.collection<Coupon>(COUPONS).get(couponId);

/**
 * Gives a redeemed coupon back as it was, inside the reversal's transaction.
 * @throws Error when it is not redeemed by that redemption: the books would not agree
 */
export const returnCoupon = async (
  tx: Transaction,
  command: Database['command'],
  { couponId, redemptionId }: { couponId: string; redemptionId: string },
): Promise<void> => {
  const [state] = statesBefore('return');
  const back = await tx
    .collection<Coupon>(COUPONS)
    .updateAndReturn(
      { _id: couponId, state, redemptionId },
      { state: 'issued', redemptionId: command.remove(), usedAt: command.remove(), usedAtCounter: command.remove() },
    );
  if (!back) throw new Error(`coupon ${couponId} is not redeemed by ${redemptionId}`);
  await recallAgain(tx, command, back);
};

/** Was this coupon made from that reservation? For the sweeper of crashed claims. */
export const isIssuedFrom = async (db: Database, couponId: string, reservationId: string): Promise<boolean> =>
  (await getCoupon(db, couponId))?.reservationId === reservationId;

/** One page of coupons whose time is over. */
export const expireOverdue = async (db: Database, now: number, limit: number): Promise<{ done: number; full: boolean }> => {
  const ids = await findOverdue(db, now, limit);
  return { done: ids.length === 0 ? 0 : await expire(db, ids, now), full: ids.length === limit };
};
