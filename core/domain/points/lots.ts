import { dateText, startOfDay } from '../calendar';

/** Points that end together; `until` is the last instant at which they can be used. */
export type Lot = { until: number; points: number };

/** Points earned in a calendar year are good until the end of the next one. */
export const goodUntil = (earnedAt: number): number => startOfDay(Date.UTC(Number(dateText(earnedAt).slice(0, 4)) + 2, 0, 1)) - 1;

/** Points in all. */
export const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, { points }) => sum + points, 0);

/** Can it still be spent? Its last millisecond counts. */
export const isGood = ({ until }: Lot, now: number): boolean => until >= now;

const tidy = (lots: readonly Lot[]): Lot[] => lots.filter(({ points }) => points > 0).sort((left, right) => left.until - right.until);

/** With these points added, the first to end first. */
export const withPoints = (lots: readonly Lot[], added: readonly Lot[]): Lot[] => {
  const sums = new Map<number, number>();
  for (const { until, points } of [...lots, ...added]) sums.set(until, (sums.get(until) ?? 0) + points);
  return tidy([...sums].map(([until, points]) => ({ until, points })));
};

/**
 * Takes up to so many points out of the lots in the order given; `taken` says from which.
 * @param points not negative
 */
export const takeFrom = (lots: readonly Lot[], points: number): { taken: Lot[]; left: Lot[] } => {
  let rest = points;
  const taken = lots.map(({ until, points: has }) => {
    const part = Math.min(has, rest);
    rest -= part;
    return { until, points: part };
  });
  const left = lots.map(({ until, points: has }, index) => ({ until, points: has - taken[index]!.points }));
  return { taken: tidy(taken), left: tidy(left) };
};
