/** The business calendar is Asia/Shanghai, UTC+8 all year; no daylight saving since 1991. */
const OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const dayNumber = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);

/** The instant at which the business day of `at` began. */
export const startOfDay = (at: number): number => dayNumber(at) * DAY_MS - OFFSET_MS;

/** The last millisecond of the n-th day after the day of `at`; 0 is the end of the same day. */
export const endOfDayAfter = (at: number, days: number): number => startOfDay(at) + (days + 1) * DAY_MS - 1;

/** "2026-11-21" in the business calendar. */
export const dateText = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 10);

/** "14:05" in the business calendar. */
export const timeText = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(11, 16);

/** 1 Monday … 7 Sunday. */
export const weekday = (at: number): number => ((dayNumber(at) + 3) % 7) + 1;

/** Minutes since the business day began, 0 … 1439. */
export const minuteOfDay = (at: number): number => Math.floor((at - startOfDay(at)) / MINUTE_MS);

/** The instant at which a business day begins, from its text "2026-11-21". @throws RangeError for what is no day */
export const startOfDate = (day: string): number => {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  if (!Number.isFinite(at) || dateText(at) !== day) throw new RangeError(`"${day}" is no day`);
  return at;
};
