import { allocate, rateOf } from '../money';
import { ok, refuse, type Result } from '../result';
import { POINTS_POLICY, worthOf, type PointsPolicy } from './policy';

/** Points for an amount paid: one a yuan at 10,000 bp, rounded down over the whole amount. */
export const pointsFor = (paidFen: number, rateBp: number): number => Math.floor(rateOf(paidFen, rateBp) / 100);

/** What a refund takes back of a sale's points: what stays is what the rest alone would have earned. */
export const takenBackBy = (refundedFen: number, left: { paidFen: number; points: number; rateBp: number }): number => {
  const restFen = Math.max(0, left.paidFen - refundedFen);
  return Math.max(0, left.points - pointsFor(restFen, left.rateBp));
};

/** A line of a bill after its coupons. */
export type PaidLine = { lineId: string; payFen: number };

const totalOf = (lines: readonly PaidLine[]): number => lines.reduce((sum, { payFen }) => sum + payFen, 0);

/**
 * How many points can be used on what is left after coupons (freight is not in `lines`).
 * @param dueFen what of it is still to be taken in money; absent: all of it
 */
export const pointsUsable = (
  lines: readonly PaidLine[],
  balance: number,
  dueFen: number = totalOf(lines),
  policy: PointsPolicy = POINTS_POLICY,
): number => {
  const most = Math.floor((Math.min(rateOf(totalOf(lines), policy.capBp), dueFen) * policy.perYuan) / 100);
  return Math.floor(Math.min(balance, most) / policy.step) * policy.step;
};

/** What points take off, split over the lines; ties of a fen go to the smaller line id. */
export type PointsOff = { points: number; savedFen: number; lines: { lineId: string; savedFen: number }[] };

/**
 * Uses exactly so many points on a bill.
 * @returns refused with how many could be used when it is more than the cap, or no multiple of the step
 */
export const pointsOff = (
  lines: readonly PaidLine[],
  points: number,
  dueFen: number = totalOf(lines),
  policy: PointsPolicy = POINTS_POLICY,
): Result<PointsOff, 'POINTS_NOT_USABLE'> => {
  const usable = pointsUsable(lines, Number.MAX_SAFE_INTEGER, dueFen, policy);
  if (points > usable || points % policy.step !== 0) return refuse('POINTS_NOT_USABLE', { usable });
  const sorted = [...lines].sort((left, right) => (left.lineId < right.lineId ? -1 : 1));
  const savedFen = worthOf(points, policy);
  const parts = allocate(
    savedFen,
    sorted.map(({ payFen }) => payFen),
  );
  const split = sorted.map(({ lineId }, index) => ({ lineId, savedFen: parts[index]! })).filter(line => line.savedFen > 0);
  return ok({ points, savedFen, lines: split });
};

/** Of points that paid a part of a sale, how many come back with a part of that part; all of them with the last. */
export const pointsBackOf = (refundedFen: number, left: { points: number; savedFen: number }): number => {
  const part = Math.min(refundedFen, left.savedFen);
  return left.savedFen === 0 ? 0 : allocate(left.points, [part, left.savedFen - part])[0]!;
};
