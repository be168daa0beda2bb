import { dateText, DAY_MS, startOfDay } from '../calendar';

/** "2026-11": a month of the business calendar. */
export const monthOf = (at: number): string => dateText(at).slice(0, 7);

/** Is it "2026-11", a month that there is? */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const partsOf = (month: string): [year: number, month: number] => {
  if (!isMonth(month)) throw new RangeError(`not a month: ${month}`);
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
};

/** "2026-12" → "2027-01". */
export const nextMonth = (month: string): string => {
  const [year, n] = partsOf(month);
  return n === 12 ? `${year + 1}-01` : `${year}-${String(n + 1).padStart(2, '0')}`;
};

/** The instant at which the month began. */
export const startOfMonth = (month: string): number => {
  const [year, n] = partsOf(month);
  // noon, so that the day is the same in both calendars
  return startOfDay(Date.UTC(year, n - 1, 1) + DAY_MS / 2);
};

/** The first instant after the month. */
export const endOfMonth = (month: string): number => startOfMonth(nextMonth(month));
