import { next, statesBefore } from '@core/domain/coupon/state';
import { updateInPages } from '../../db/pages';
import type { Deps } from '../../deps';
import { COUPONS, type Coupon } from './documents';

/**
 * Voids what somebody who has left still holds; doing it again changes nothing. The pieces stay spent: the stock, and the
 * limit per member should she come back, count them as before. What she used stays used, for the books.
 */
export const voidCouponsOf = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  const coupons = db.collection<Coupon>(COUPONS);
  for (const state of statesBefore('void')) await updateInPages(coupons, db.command, { memberId, state }, { state: next(state, 'void') });
};
