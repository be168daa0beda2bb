import { CronExpressionParser } from 'cron-parser';

/** The platform reads cron in its own zone. */
const ZONE = 'Asia/Shanghai';
const FIELDS = 7;
const YEARS_AHEAD = 100;

const yearsOf = (field: string): ((year: number) => boolean) => {
  if (field === '*') return () => true;
  const parts = field.split(',').map(part => {
    const match = /^(\d{4}|\*)(?:-(\d{4}))?(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`year field "${field}"`);
    const from = match[1] === '*' ? 1970 : Number(match[1]);
    const to = match[2] ? Number(match[2]) : match[1] === '*' || match[3] ? 9999 : from;
    const step = Number(match[3] ?? 1);
    if (step < 1 || to < from) throw new Error(`year field "${field}"`);
    return (year: number) => year >= from && year <= to && (year - from) % step === 0;
  });
  return year => parts.some(fits => fits(year));
};

/**
 * The platform's seven-field cron (second minute hour day month weekday year, UTC+8).
 * Answers the next instant after `afterAt` (epoch ms), or null when there is none; throws on a malformed expression.
 */
export const parseCron = (expression: string): ((afterAt: number) => number | null) => {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== FIELDS) throw new Error(`cron "${expression}" must have ${FIELDS} fields`);
  const fits = yearsOf(fields[FIELDS - 1]!);
  const six = fields.slice(0, FIELDS - 1).join(' ');
  const parse = (from: Date) => CronExpressionParser.parse(six, { currentDate: from, tz: ZONE });
  parse(new Date(0));
  return afterAt => {
    let at = parse(new Date(afterAt)).next().getTime();
    const yearOf = (instant: number): number => new Date(instant + 8 * 3_600_000).getUTCFullYear();
    const last = yearOf(afterAt) + YEARS_AHEAD;
    while (!fits(yearOf(at))) {
      const nextYear = yearOf(at) + 1;
      if (nextYear > last) return null;
      // one millisecond before the new year in UTC+8, so that its first second counts
      at = parse(new Date(Date.UTC(nextYear, 0, 1) - 8 * 3_600_000 - 1))
        .next()
        .getTime();
    }
    return at;
  };
};
