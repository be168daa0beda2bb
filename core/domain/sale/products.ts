import { applyCoupons } from '../coupon/money/apply';
import type { Bill } from '../coupon/rules';
import { asUsed, type UsedPiece } from './accept';
import type { TakesPart } from './meet';

/** What a coupon took off, in all. */
export type TookOff = { couponId: string; savedFen: number };

const namesProducts = ({ rules: { scope } }: UsedPiece): boolean =>
  [...scope.include, ...(scope.anyOf ?? []).flat(), ...scope.exclude].some(({ kind }) => kind === 'products');

const hasProducts = ({ lines }: Bill): boolean => lines.some(({ productId }) => productId !== undefined);

/**
 * Which lines of a slip that names its products a coupon for some products only takes part in, as it is applied to them; every other
 * coupon takes part wherever it was used.
 */
export const takesPartIn = (pieces: readonly UsedPiece[], bill: Bill): TakesPart => {
  const chosen = pieces.filter(namesProducts);
  if (chosen.length === 0 || !hasProducts(bill)) return () => true;
  const applied = applyCoupons(pieces.map(asUsed), bill);
  const shares = applied.ok ? applied.application.coupons : [];
  const partOf = new Map(shares.map(({ couponId, lines }) => [couponId, lines]));
  return (couponId, lineId) =>
    chosen.every(piece => piece.couponId !== couponId) ||
    (partOf.get(couponId) ?? []).some(share => share.lineId === lineId && share.savedFen > 0);
};

/**
 * Coupons for some products only that were used on a bill with other goods: what was typed in need not name products, and the
 * slip does. A slip that names none of its products says nothing.
 *
 * @param bill the goods as they were sold, whose sums are those of the bill on which the coupons were used
 */
export const offTheirProducts = (pieces: readonly UsedPiece[], bill: Bill, used: readonly TookOff[]): string[] => {
  if (!pieces.some(namesProducts) || !hasProducts(bill)) return [];
  const applied = applyCoupons(pieces.map(asUsed), bill);
  if (!applied.ok) return [applied.couponId];
  const sold = new Map(applied.application.coupons.map(({ couponId, savedFen }) => [couponId, savedFen]));
  // over other lines the same sums may round another way, by a fen for each coupon before
  return used.filter(({ couponId, savedFen }) => savedFen - sold.get(couponId)! >= pieces.length).map(({ couponId }) => couponId);
};
