import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDay } from '@core/domain/calendar';

/** A clock that the seed sets, so that history is made by the same code as the present. */
export type SeedClock = {
  now(): number;
  set(at: number): void;
  day(daysFromToday: number, hours?: number): number;
  /** a moment of the opening hours so far, 0 to 1: today's, or yesterday's while the house has hardly opened */
  recently(share: number): number;
  /** the same, but always today: while the house has hardly opened, shortly before now */
  today(share: number): number;
};

const OPENS_MS = 10 * HOUR_MS;
const CLOSES_MS = 21 * HOUR_MS;
const HARDLY_OPEN_MS = HOUR_MS / 2;
/** What was just done happened between these; the time to undo it is over. */
const JUST_NOW = { fromMs: 40 * MINUTE_MS, untilMs: 6 * MINUTE_MS };

const between = (from: number, until: number, share: number): number => from + Math.round((until - from) * share);

/** `realNow` is the moment of seeding; all history is relative to the business day it falls in. */
export const createClock = (realNow: number): SeedClock => {
  const today = startOfDay(realNow);
  let at = realNow;
  const hardlyOpen = realNow < today + OPENS_MS + HARDLY_OPEN_MS;
  const openToday = (share: number): number => between(today + OPENS_MS, Math.min(realNow, today + CLOSES_MS), share);
  const sinceMidnight = (agoMs: number): number => Math.max(today, realNow - agoMs);
  const justNow = (share: number): number => between(sinceMidnight(JUST_NOW.fromMs), sinceMidnight(JUST_NOW.untilMs), share);
  return {
    now: () => at,
    set: next => {
      at = next;
    },
    day: (days, hours = 0) => today + days * DAY_MS + hours * 3_600_000,
    recently: share => (hardlyOpen ? between(today - DAY_MS + OPENS_MS, today - DAY_MS + CLOSES_MS, share) : openToday(share)),
    today: share => (hardlyOpen ? justNow(share) : openToday(share)),
  };
};
