import { mongoError } from '../wire/errors';
import * as calendar from './calendar';
import { localTime, utcOf, type Zone } from './time-zone';

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${pad(Math.abs(minutes) % 60, 2)}`;

type Specifier = (local: Date, offsetMinutes: number) => string;

const written: Record<string, Specifier> = {
  d: date => pad(date.getUTCDate(), 2),
  G: date => pad(calendar.isoWeekYear(date), 4),
  H: date => pad(date.getUTCHours(), 2),
  j: date => pad(calendar.dayOfYear(date), 3),
  L: date => pad(date.getUTCMilliseconds(), 3),
  m: date => pad(date.getUTCMonth() + 1, 2),
  M: date => pad(date.getUTCMinutes(), 2),
  S: date => pad(date.getUTCSeconds(), 2),
  u: date => String(calendar.isoDayOfWeek(date)),
  U: date => pad(calendar.week(date), 2),
  V: date => pad(calendar.isoWeek(date), 2),
  w: date => String(calendar.dayOfWeek(date)),
  Y: date => pad(date.getUTCFullYear(), 4),
  z: (_date, minutes) => offsetText(minutes),
  Z: (_date, minutes) => `${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}`,
  '%': () => '%',
};

const invalid = (letter: string) =>
  mongoError(18536, `Invalid format character '%${letter}' in format string`);

/** Writes an instant by MongoDB's format, as the clocks of a zone show it. */
export const writeDate = (at: number, format: string, zone: Zone): string => {
  const local = localTime(at, zone);
  const minutes = Math.round((local.getTime() - at) / 60_000);
  if (/%$/.test(format.replaceAll('%%', '')))
    throw mongoError(18535, "Unmatched '%' at end of format string");
  const year = local.getUTCFullYear();
  if (year < 0 || year > 9999)
    throw mongoError(18537, `$dateToString is only defined on year 0-9999, tried to use year ${year}`);
  return format.replace(/%(.)/gsu, (_whole, letter: string) => {
    const specifier = Object.hasOwn(written, letter) ? written[letter] : undefined;
    if (!specifier) throw invalid(letter);
    return specifier(local, minutes);
  });
};

/** What was read: local fields, and the zone's distance when the text says it. */
export type ReadDate = { local: number; offsetMs: number | undefined };

const offsetMsOf = (text: string): number => {
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)!;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
};

const inRange = (fields: [value: number, least: number, most: number][]): boolean =>
  fields.every(([value, least, most]) => value >= least && value <= most);

const ISO =
  /^(\d{4})-?(\d{1,2})(?:-?(\d{1,2}))?(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/i;
const MONTHS = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

const dateOf = (
  year: number,
  month: number,
  day: number,
  time: readonly number[],
  offsetMs: number | undefined,
): ReadDate | undefined => {
  const [hour = 0, minute = 0, second = 0, ms = 0] = time;
  const valid = inRange([
    [month, 1, 12],
    [day, 1, 31],
    [hour, 0, 24],
    [minute, 0, 59],
    [second, 0, 59],
  ]);
  return valid ? { local: utcOf(year, month, day, hour, minute, second, ms), offsetMs } : undefined;
};

/** Slashes stand in years first, and in months first as Americans write. */
const withDashes = (text: string): string =>
  text
    .replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, '$1-$2-$3')
    .replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, '$3-$1-$2');

/** Reads a date as people and machines write it: ISO 8601, or with the month's English name. Undefined when it is none. */
export const readAnyDate = (text: string): ReadDate | undefined => {
  const iso = ISO.exec(withDashes(text.trim()));
  if (iso) {
    const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone] = iso;
    const ms = Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6);
    const time = [Number(hour), Number(minute), Number(second), ms];
    return dateOf(Number(year), Number(month), Number(day), time, zone ? offsetMsOf(zone) : undefined);
  }
  if (!MONTHS.test(text) || !/\d{4}/.test(text)) return undefined;
  const zone = /(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/i.exec(text)?.[1];
  const parsed = Date.parse(
    `${text.replace(/(\d)(st|nd|rd|th)\b/gi, '$1').replace(/(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/i, '')} UTC`,
  );
  return Number.isNaN(parsed) ? undefined : { local: parsed, offsetMs: zone ? offsetMsOf(zone) : undefined };
};

const patterns: Record<string, string> = {
  d: '(\\d{1,2})',
  G: '(\\d{4})',
  H: '(\\d{1,2})',
  j: '(\\d{1,3})',
  L: '(\\d{1,3})',
  m: '(\\d{1,2})',
  M: '(\\d{1,2})',
  S: '(\\d{1,2})',
  u: '(\\d)',
  V: '(\\d{1,2})',
  Y: '(\\d{4})',
  z: '(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})',
  Z: '([+-]\\d{1,4})',
  '%': '%',
};

/** Reads a date by MongoDB's format. Undefined when the text does not follow it. */
export const readDateBy = (text: string, format: string): ReadDate | undefined => {
  const letters: string[] = [];
  const source = format.replace(/%(.)|[\\^$.*+?()[\]{}|/-]/gsu, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`;
    if (!Object.hasOwn(patterns, letter)) throw invalid(letter);
    if (letter !== '%') letters.push(letter);
    return patterns[letter]!;
  });
  const found = new RegExp(`^${source}$`, 'i').exec(text);
  if (!found) return undefined;
  const read = Object.fromEntries(letters.map((letter, i) => [letter, found[i + 1]!]));
  const number = (letter: string, fallback: number) =>
    read[letter] === undefined ? fallback : Number(read[letter]);
  const zone =
    read['z'] !== undefined
      ? offsetMsOf(read['z'])
      : read['Z'] !== undefined
        ? Number(read['Z']) * 60_000
        : undefined;
  const time = [number('H', 0), number('M', 0), number('S', 0), number('L', 0)];
  if (read['G'] !== undefined) {
    const day = new Date(calendar.isoDate(number('G', 1970), number('V', 1), number('u', 1)));
    return dateOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), time, zone);
  }
  // a year alone, or a year and a month, are no date
  const whole = read['j'] !== undefined || (read['m'] !== undefined && read['d'] !== undefined);
  if (read['Y'] === undefined || !whole) return undefined;
  const base = dateOf(number('Y', 1970), number('m', 1), number('d', 1), time, zone);
  return base && read['j'] !== undefined
    ? { ...base, local: base.local + (number('j', 1) - 1) * 86_400_000 }
    : base;
};
