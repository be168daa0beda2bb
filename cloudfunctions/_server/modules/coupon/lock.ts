import type { Command, Transaction } from '../../db/database';
import { COUPONS, type Coupon } from './documents';
import { bothOf, isFree, letGo } from './free';

export type LockOf = {
  couponId: string;
  memberId: string;
  /** the open bill or order */
  by: string;
  until: number;
  /** where that is, in words */
  place: string;
  now: number;
};

/**
 * Holds one coupon for a bill or an order, inside its transaction: read and change in one step, so that of two who try one
 * wins. What another held in vain, because its time is over, is free, whether or not a timer has come by.
 * @returns the coupon as it was before (`issued`), or undefined when it is not there to be held
 */
export const lockCoupon = async (
  tx: Transaction,
  command: Command,
  { couponId, memberId, by, until, place, now }: LockOf,
): Promise<Coupon | undefined> => {
  const held = await tx.collection<Coupon>(COUPONS).updateAndReturn(bothOf(command, { _id: couponId, memberId }, isFree(command, now)), {
    ...letGo(command),
    state: 'locked',
    lock: command.set({ by, until, place }),
  });
  return held && { ...held, state: 'issued', lock: undefined };
};

/** Lets go what a bill or an order holds; a coupon that it does not hold (any more) stays as it is. */
export const unlockCoupons = async (tx: Transaction, command: Command, couponIds: readonly string[], by: string): Promise<void> => {
  const coupons = tx.collection<Coupon>(COUPONS);
  for (const couponId of [...couponIds].sort()) {
    await coupons.updateAndReturn({ _id: couponId, state: 'locked', 'lock.by': by }, { ...letGo(command), state: 'issued' });
  }
};
