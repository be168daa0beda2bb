import { applyCoupons } from '../coupon/money/apply';
import type { Bill } from '../coupon/rules';
import { asUsed, type UsedPiece } from './accept';

/** What a coupon took off, in all. */
export type TookOff = { couponId: string; savedFen: number };

const namesProducts = ({ rules: { scope } }: UsedPiece): boolean =>
  [...scope.include, ...(scope.anyOf ?? []).flat(), ...scope.exclude].some(({ kind }) => kind === 'products');

/**
 * Coupons for some products only that were used on a bill with other goods: what was typed in need not name products, and the
 * slip does. A slip that names none of its products says nothing.
 *
 * @param bill the goods as they were sold, whose sums are those of the bill on which the coupons were used
 */
export const offTheirProducts = (pieces: readonly UsedPiece[], bill: Bill, used: readonly TookOff[]): string[] => {
  if (!pieces.some(namesProducts) || bill.lines.every(({ productId }) => productId === undefined)) return [];
  const applied = applyCoupons(pieces.map(asUsed), bill);
  if (!applied.ok) return [applied.couponId];
  const sold = new Map(applied.application.coupons.map(({ couponId, savedFen }) => [couponId, savedFen]));
  // over other lines the same sums may round another way, by a fen for each coupon before
  return used.filter(({ couponId, savedFen }) => savedFen - sold.get(couponId)! >= pieces.length).map(({ couponId }) => couponId);
};
