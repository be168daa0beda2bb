import { DAY_MS, startOfDay } from '@core/domain/calendar';

/** A clock that the seed sets, so that history is made by the same code as the present. `recently` is today so far, 0 to 1. */
export type SeedClock = { now(): number; set(at: number): void; day(daysFromToday: number, hours?: number): number; recently(share: number): number };

const SHORTEST_MORNING_MS = 3_600_000;

/** `realNow` is the moment of seeding; all history is relative to the business day it falls in. */
export const createClock = (realNow: number): SeedClock => {
  const today = startOfDay(realNow);
  let at = realNow;
  return {
    now: () => at,
    set: next => {
      at = next;
    },
    day: (days, hours = 0) => today + days * DAY_MS + hours * 3_600_000,
    // never in the future; just after midnight it reaches into yesterday
    recently: share => {
      const span = Math.max(realNow - today, SHORTEST_MORNING_MS);
      return realNow - Math.round(span * (1 - share));
    },
  };
};
