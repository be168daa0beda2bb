import { dateText, DAY_MS, startOfDay } from '@core/domain/calendar';

const SHOWN = 6;

/** This month and the five before it, latest first: "2026-11", … */
export const monthTexts = (now: number): string[] => {
  const months: string[] = [];
  for (let at = startOfDay(now); months.length < SHOWN;) {
    const day = dateText(at);
    months.push(day.slice(0, 7));
    at -= Number(day.slice(8)) * DAY_MS;
  }
  return months;
};
