import { endOfDayAfter } from '../calendar';
import { goodUntil, isGood, sumOf, takeFrom, withPoints, type Lot } from './lots';
import { POINTS_POLICY, type PointsPolicy } from './policy';

/** What a member has, and what a refund took back that she had spent already. Neither is ever negative. */
export type PointsAccount = { lots: readonly Lot[]; debt: number };

/** `member` and `debt` are hers (a debt stands there as a negative amount), the others the house's. */
export type PointsSide = 'member' | 'debt' | 'issue' | 'spent' | 'expired' | 'netted' | 'forfeited';

/** One side of a movement; with `until`, of which lot. The parts of a movement sum to zero. */
export type PointsPart = { side: PointsSide; points: number; until?: number };
export type Movement = { account: PointsAccount; parts: PointsPart[] };

const assertPoints = (points: number): void => {
  if (!Number.isSafeInteger(points) || points < 0) throw new RangeError(`points must be whole and not negative, got ${points}`);
};

const ofMember = (lots: readonly Lot[], sign: 1 | -1): PointsPart[] =>
  lots.map(({ until, points }) => ({ side: 'member', points: sign * points, until }));

const side = (name: PointsSide, points: number): PointsPart[] => (points === 0 ? [] : [{ side: name, points }]);

/** What can be used at an instant. */
export const usableAt = ({ lots }: PointsAccount, now: number): number => sumOf(lots.filter(lot => isGood(lot, now)));

/** Brings points in from the house's side; a debt is paid first. `until`: when what is left of them ends. */
export const bringIn = (account: PointsAccount, points: number, until: number): Movement => {
  assertPoints(points);
  const paid = Math.min(account.debt, points);
  const added = points > paid ? [{ until, points: points - paid }] : [];
  return {
    account: { lots: withPoints(account.lots, added), debt: account.debt - paid },
    parts: [...side('issue', -points), ...side('debt', paid), ...ofMember(added, 1)],
  };
};

/** Earns on a sale of that instant. */
export const earn = (account: PointsAccount, points: number, earnedAt: number): Movement => bringIn(account, points, goodUntil(earnedAt));

/** Spends, what ends first first; undefined when there are not as many. */
export const spend = (account: PointsAccount, points: number, now: number): Movement | undefined => {
  assertPoints(points);
  if (usableAt(account, now) < points) return undefined;
  const { taken, left } = takeFrom(
    account.lots.filter(lot => isGood(lot, now)),
    points,
  );
  const ended = account.lots.filter(lot => !isGood(lot, now));
  return {
    account: { ...account, lots: withPoints(left, ended) },
    parts: [...ofMember(taken, -1), ...side('spent', points)],
  };
};

/**
 * Gives spent points back to the lots they came from, what ends last first; where a lot's time is over they are good for
 * a short while, so that a late refund does not make them worthless.
 *
 * @param spent what was spent and has not come back, by lot @throws RangeError when more comes back than that
 */
export const giveBack = (
  account: PointsAccount,
  spent: readonly Lot[],
  points: number,
  now: number,
  { shortDays }: PointsPolicy = POINTS_POLICY,
): Movement => {
  assertPoints(points);
  if (sumOf(spent) < points) throw new RangeError('more points come back than were spent');
  const lastFirst = [...spent].sort((left, right) => right.until - left.until);
  const back = takeFrom(lastFirst, points).taken.map(lot => (isGood(lot, now) ? lot : { ...lot, until: endOfDayAfter(now, shortDays) }));
  return {
    account: { ...account, lots: withPoints(account.lots, back) },
    parts: [...side('spent', -points), ...ofMember(withPoints([], back), 1)],
  };
};

/** How many of these points she has spent already. */
export const shortOf = (account: PointsAccount, points: number, now: number): number => Math.max(0, points - usableAt(account, now));

/**
 * Takes back what a refunded sale had earned. `netted` of them were kept back from the money she got (because she had spent
 * them); the others come out of the lot they went to, then out of what ends first, and what is not there is a debt.
 */
export const takeBack = (
  account: PointsAccount,
  points: number,
  { earnedAt, netted, now }: { earnedAt: number; netted: number; now: number },
): Movement => {
  assertPoints(points);
  assertPoints(netted);
  const own = goodUntil(earnedAt);
  const good = account.lots.filter(lot => isGood(lot, now));
  const inTurn = [...good.filter(({ until }) => until === own), ...good.filter(({ until }) => until !== own)];
  const paid = Math.min(points, netted);
  const { taken, left } = takeFrom(inTurn, points - paid);
  const owed = points - paid - sumOf(taken);
  const ended = account.lots.filter(lot => !isGood(lot, now));
  return {
    account: { lots: withPoints(left, ended), debt: account.debt + owed },
    parts: [...ofMember(taken, -1), ...side('netted', -paid), ...side('debt', -owed), ...side('issue', points)],
  };
};

/** Ends what is over; undefined when nothing is. */
export const expire = (account: PointsAccount, now: number): Movement | undefined => {
  const ended = account.lots.filter(lot => !isGood(lot, now));
  if (ended.length === 0) return undefined;
  const lots = account.lots.filter(lot => isGood(lot, now));
  return { account: { ...account, lots }, parts: [...ofMember(ended, -1), ...side('expired', sumOf(ended))] };
};

/** Ends everything, of somebody who has left; her debt goes with it. Undefined when there is nothing. */
export const forfeit = (account: PointsAccount): Movement | undefined => {
  const points = sumOf(account.lots);
  if (points === 0 && account.debt === 0) return undefined;
  return {
    account: { lots: [], debt: 0 },
    parts: [...ofMember(account.lots, -1), ...side('debt', account.debt), ...side('forfeited', points - account.debt)],
  };
};
