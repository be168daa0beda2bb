import { MINUTE_MS } from '../calendar';

/** Wrong codes of one terminal since `since`; `lockedUntil` once there were too many. */
export type WrongCodes = { wrong: number; since: number; lockedUntil?: number };

/** So many wrong codes on one terminal within the window lock it. */
const WRONG_LIMIT = 5;
export const WRONG_WINDOW_MS = 5 * MINUTE_MS;
const LOCK_MS = 10 * MINUTE_MS;
/** A person who names ever new terminals is stopped by the sum of them. */
const WRONG_LIMIT_PER_PERSON = 20;

type Terminals = Readonly<Record<string, WrongCodes>>;

/** Does a wrong code of this entry still count? */
export const stillCounts = ({ since, lockedUntil = 0 }: WrongCodes, now: number): boolean =>
  now < since + WRONG_WINDOW_MS || now < lockedUntil;

/** Is the terminal, or the person behind all of them, locked? */
export const isLocked = (terminals: Terminals, terminal: string, now: number): boolean => {
  const own = Object.hasOwn(terminals, terminal) ? terminals[terminal] : undefined;
  if (own?.lockedUntil !== undefined && now < own.lockedUntil) return true;
  const counting = Object.values(terminals).filter(entry => stillCounts(entry, now));
  return counting.reduce((sum, { wrong }) => sum + wrong, 0) >= WRONG_LIMIT_PER_PERSON;
};

/** The end of the lock that this many wrong codes bring, or undefined. */
export const lockAfter = (wrong: number, now: number): number | undefined => (wrong >= WRONG_LIMIT ? now + LOCK_MS : undefined);
