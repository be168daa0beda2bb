import type { OfferRow } from '@core/contracts/offer';

export type Standing = Pick<OfferRow, 'state' | 'claimFrom' | 'claimUntil' | 'stock'>;
export type HeldBack = 'early' | 'over' | 'gone' | 'none';

/** Why nobody can take an offer that is out; undefined when it can be taken, or is not out. */
export const heldBackBy = (
  { state, claimFrom, claimUntil, stock }: Standing,
  now: number,
): HeldBack | undefined => {
  if (state !== 'published') return undefined;
  if (now < claimFrom) return 'early';
  if (now > claimUntil) return 'over';
  if (stock.left > 0) return undefined;
  return stock.issued > 0 ? 'gone' : 'none';
};
