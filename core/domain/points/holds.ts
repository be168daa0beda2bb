import type { Movement, PointsAccount } from './account';
import { isGood, sumOf, takeFrom, withPoints, type Lot } from './lots';

/** Points that an open bill keeps for itself until it is paid, given up, or over. They are still hers. */
export type Hold = { by: string; until: number; lots: Lot[] };

/** Those that still keep something at an instant, whether or not a timer has come by. */
export const liveHolds = (holds: readonly Hold[], now: number): Hold[] => holds.filter(({ until }) => until > now);

const lotsOf = (holds: readonly Hold[]): Lot[] => holds.flatMap(({ lots }) => lots);

export const heldBy = (holds: readonly Hold[]): number => sumOf(lotsOf(holds));

/** The account without what is held: all that any other movement may touch. */
export const setAside = (account: PointsAccount, holds: readonly Hold[]): PointsAccount => {
  const held = withPoints([], lotsOf(holds));
  const taken = (until: number): number => held.find(lot => lot.until === until)?.points ?? 0;
  return {
    ...account,
    lots: withPoints(
      [],
      account.lots.map(({ until, points }) => ({ until, points: points - taken(until) })),
    ),
  };
};

/** The other way round. */
export const withHeld = (free: PointsAccount, holds: readonly Hold[]): PointsAccount => ({
  ...free,
  lots: withPoints(free.lots, lotsOf(holds)),
});

/** Which lots a bill would hold of the free ones, what ends first first; undefined when there are not as many. */
export const lotsToHold = ({ lots }: PointsAccount, points: number, now: number): Lot[] | undefined => {
  const { taken } = takeFrom(
    lots.filter(lot => isGood(lot, now)),
    points,
  );
  return sumOf(taken) === points ? taken : undefined;
};

/** Spends exactly what was held, also a lot that has ended since, of an account that has it among its lots again. */
export const spendHeld = (account: PointsAccount, hold: Hold): Movement => ({
  account: setAside(account, [hold]),
  parts: [
    ...hold.lots.map(({ until, points }) => ({ side: 'member' as const, points: -points, until })),
    { side: 'spent', points: sumOf(hold.lots) },
  ],
});
