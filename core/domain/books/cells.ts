import type { SettlementLine } from '../coupon/money/settle';
import { allocate } from '../money';

/** What one coupon took off the goods of one brand and who bears it, as far as it was not taken back. */
export type Cell = {
  couponId: string;
  /** whose goods it was taken off */
  brandId: string;
  bearer: SettlementLine['bearer'];
  /** the brand that bears it or is owed it; another than `brandId` only by a fen of rounding */
  bearerBrandId?: string;
  amountFen: number;
};

/** What a coupon took off, by brand of the goods. */
export type Saved = { brandId: string; savedFen: number };

type Share = Omit<Cell, 'couponId' | 'brandId'>;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const amountsOf = (rows: readonly { amountFen: number }[]): number[] => rows.map(({ amountFen }) => amountFen);

/** Takes an amount out of shares in the proportion in which they are left; never more than there is of any. */
const takeFrom = (shares: Share[], amountFen: number): Share[] => {
  const parts = allocate(amountFen, amountsOf(shares));
  const taken = shares.map((share, index) => ({ ...share, amountFen: parts[index]! }));
  shares.forEach((share, index) => (share.amountFen -= parts[index]!));
  return taken.filter(({ amountFen }) => amountFen > 0);
};

/** Of what a brand bears or is owed, as much as its goods have room for. */
const ownOf = (shares: Share[], { brandId, savedFen }: Saved): Share[] => {
  const own = shares.filter(({ bearerBrandId }) => bearerBrandId === brandId);
  return takeFrom(own, Math.min(savedFen, sum(amountsOf(own))));
};

/**
 * Lays the settlement lines of one coupon out over the brands whose goods it was taken off. Both margins hold: a brand's
 * cells sum to what was taken off its goods, a bearer's cells to its line.
 * @throws RangeError when the lines do not sum to what was taken off
 */
export const cellsOf = (couponId: string, saved: readonly Saved[], lines: readonly SettlementLine[]): Cell[] => {
  if (sum(saved.map(({ savedFen }) => savedFen)) !== sum(amountsOf(lines)))
    throw new RangeError(`the settlement of ${couponId} does not sum to what it took off`);
  const shares: Share[] = lines.map(({ bearer, brandId, amountFen }) => ({
    bearer,
    ...(brandId === undefined ? {} : { bearerBrandId: brandId }),
    amountFen,
  }));
  const owned = saved.map(part => ({ part, own: ownOf(shares, part) }));
  return owned.flatMap(({ part: { brandId, savedFen }, own }) => {
    const rest = takeFrom(shares, savedFen - sum(amountsOf(own)));
    return [...own, ...rest].map(share => ({ couponId, brandId, ...share }));
  });
};

export type Taken = { cells: Cell[]; left: Cell[] };

/**
 * Takes back what a refund takes of what a coupon had taken off a brand's goods: from each who bears it in the proportion
 * in which it is left, so that refunds of everything take back everything.
 * @throws RangeError when more is taken back than is left
 */
export const takeCells = (cells: readonly Cell[], couponId: string, brandId: string, amountFen: number): Taken => {
  const asked = (cell: Cell): boolean => cell.couponId === couponId && cell.brandId === brandId;
  const weights = cells.map(cell => (asked(cell) ? cell.amountFen : 0));
  if (amountFen > sum(weights)) throw new RangeError(`only ${sum(weights)} fen of ${couponId} are left to take back, not ${amountFen}`);
  const parts = allocate(amountFen, weights);
  const taken = cells.map((cell, index) => ({ ...cell, amountFen: parts[index]! })).filter(part => part.amountFen > 0);
  const left = cells.map((cell, index) => ({ ...cell, amountFen: cell.amountFen - parts[index]! })).filter(cell => cell.amountFen > 0);
  return { cells: taken, left };
};

const PART: Record<Cell['bearer'], 'voucherFen' | 'mallFen' | 'brandFen' | 'platformFen'> = {
  voucher: 'voucherFen',
  mall: 'mallFen',
  brand: 'brandFen',
  platform: 'platformFen',
};

/** The part of a brand's line that a cell goes into. */
export const partOf = ({ bearer }: Pick<Cell, 'bearer'>) => PART[bearer];
