import { DAY_MS, startOfDate, startOfDay } from '@core/domain/calendar';

export type Days = 'today' | 'yesterday' | 'week' | 'all' | 'span';

/** Two days as "2026-12-01", the second included; '' is open on that side. */
export type Between = { from: string; until: string };
export const WHENEVER: Between = { from: '', until: '' };

/** What the log is asked for: `until` is the first instant after. */
export type Span = { from?: number; until?: number };

/** A year that is still being typed is none yet. */
const FIRST_DAY = '2000-01-01';

const between = ({ from, until }: Between): Span => ({
  ...(from >= FIRST_DAY ? { from: startOfDate(from) } : {}),
  ...(until >= FIRST_DAY ? { until: startOfDate(until) + DAY_MS } : {}),
});

/** Does it end before it begins? */
export const isBackwards = ({ from, until }: Between): boolean => from !== '' && until !== '' && until < from;

/** The days that are looked at, from `now`; backwards days are not looked at from behind. */
export const spanOf = (days: Days, chosen: Between, now: number): Span => {
  const today = startOfDay(now);
  switch (days) {
    case 'today':
      return { from: today };
    case 'yesterday':
      return { from: today - DAY_MS, until: today };
    case 'week':
      return { from: today - 6 * DAY_MS };
    case 'span':
      return between(isBackwards(chosen) ? { ...chosen, until: '' } : chosen);
    case 'all':
      return {};
  }
};
