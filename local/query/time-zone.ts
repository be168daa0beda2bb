import { mongoError } from '../wire/errors';

const MINUTE = 60_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

const unknownZone = (zone: string) => mongoError(40485, `unrecognized time zone identifier: "${zone}"`);

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  };
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      ...fields,
    });
    formatters.set(zone, made);
    return made;
  } catch {
    throw unknownZone(zone);
  }
};

const namedOffset = (zone: string, at: number): number => {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  );
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const local = utcOf(
    year,
    Number(parts['month']),
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
    Number(parts['second']),
  );
  return local - Math.floor(at / 1000) * 1000;
};

/** `Date.UTC` without its idea that the years 0 to 99 are of the last century; the month counts from 1. */
export const utcOf = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  return date.getTime();
};

/** What a zone is ahead of UTC at an instant, in milliseconds. */
export type Zone = { fixed: boolean; offsetAt: (at: number) => number };

export const UTC: Zone = { fixed: true, offsetAt: () => 0 };

/** Whether a zone is UTC itself, by whatever name. */
export const isUtc = (zone: Zone): boolean => zone.fixed && zone.offsetAt(0) === 0;

/** A zone by its name of the Olson database or by its distance (`+08`, `+0800`, `+08:00`). Throws MongoDB's error 40485. */
export const zoneOf = (name: string): Zone => {
  if (/^(UTC|GMT|Z)$/.test(name)) return UTC;
  const distance = /^([+-])(\d{2}):?(\d{2})?$/.exec(name);
  if (distance) {
    const minutes = Number(distance[2]) * 60 + Number(distance[3] ?? 0);
    return { fixed: true, offsetAt: () => (distance[1] === '-' ? -minutes : minutes) * MINUTE };
  }
  if (!/^[A-Za-z]/.test(name)) throw unknownZone(name);
  formatterOf(name);
  return { fixed: false, offsetAt: at => namedOffset(name, at) };
};

/** A date whose UTC fields are the zone's local ones. */
export const localTime = (at: number, zone: Zone): Date => new Date(at + zone.offsetAt(at));

/** The instant at which the zone's clocks show a local time; what summer time leaves out comes after the change. */
export const instantOf = (local: number, zone: Zone): number => {
  const first = local - zone.offsetAt(local);
  return local - zone.offsetAt(first);
};
