import { toNumber } from '../ejson/value';
import { isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { isNothing, namedArguments, resultType, valueOf, type Evaluate } from './arguments';
import { instantIn, zoneIn } from './date-parts';
import { instantOf, localTime, utcOf, type Zone } from './time-zone';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SMALL: Readonly<Record<string, number>> = { hour: HOUR, minute: 60_000, second: 1000, millisecond: 1 };
const MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 };
const DAYS: Readonly<Record<string, number>> = { week: 7, day: 1 };
const UNITS = new Set([...Object.keys(SMALL), ...Object.keys(MONTHS), ...Object.keys(DAYS)]);
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

type Codes = Parameters<typeof namedArguments>[2]['codes'];
type Spec = { codes: Codes; needs: readonly string[]; allows: readonly string[] };
type Asked = { values: Record<string, unknown>; zone: Zone };

/** The arguments, evaluated; undefined when one of them is null or missing, of which nothing comes. */
const read = (name: string, [doc, args, options]: Parameters<Evaluate>, spec: Spec): Asked | undefined => {
  const given = namedArguments(name, args, spec);
  const names = Object.keys(given).filter(key => key !== 'timezone');
  const values = Object.fromEntries(names.map(key => [key, valueOf(doc, given[key], options)]));
  const zone = zoneIn(doc, given['timezone'], options);
  // where weeks begin matters to weeks alone
  const matters = names.filter(key => key !== 'startOfWeek' || values['unit'] === 'week');
  return zone === null || matters.some(key => isNothing(values[key])) ? undefined : { values, zone };
};

const unitIn = (name: string, value: unknown): string => {
  if (typeof value !== 'string')
    throw mongoError(5439013, `${name} requires 'unit' to be a string, but got ${resultType(value)}`);
  if (!UNITS.has(value)) throw mongoError(9, `unknown time unit value: ${value}`);
  return value;
};

/** 0 is Sunday; both the whole name and its first three letters are known. */
const weekdayIn = (name: string, value: unknown = 'sunday'): number => {
  if (typeof value !== 'string')
    throw mongoError(5439015, `${name} requires 'startOfWeek' to be a string, but got ${resultType(value)}`);
  const wanted = value.toLowerCase();
  const day = WEEKDAYS.findIndex(full => full === wanted || full.slice(0, 3) === wanted);
  if (day < 0) throw mongoError(9, `unknown day of week value: ${value}`);
  return day;
};

const wholeIn = (value: unknown, code: number, message: string): number => {
  const n = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(n)) throw mongoError(code, message);
  return n;
};

const dateOf = (ms: number): Date => {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) throw mongoError(5166406, 'the resulting date is out of range');
  return date;
};

const monthsOf = (local: Date): number => local.getUTCFullYear() * 12 + local.getUTCMonth();
const daysOf = (local: Date): number => Math.floor(local.getTime() / DAY);
const timeOf = (local: Date): number => local.getTime() - daysOf(local) * DAY;
const startOfMonth = (months: number): number =>
  utcOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
/** Weeks counted from one that begins on a day; 1970 began on a Thursday. */
const weeksOf = (days: number, firstDay: number): number => Math.floor((days + 4 - firstDay) / 7);

/** Months later on the same day, or on the last of a month that has no such day. */
const inMonths = (local: Date, more: number): number => {
  const start = startOfMonth(monthsOf(local) + more);
  const length = (startOfMonth(monthsOf(local) + more + 1) - start) / DAY;
  return start + (Math.min(local.getUTCDate(), length) - 1) * DAY + timeOf(local);
};

/** Days and longer units are counted on the clocks of the zone, shorter ones go by. */
const moved = (at: number, unit: string, amount: number, zone: Zone): Date => {
  if (unit in SMALL) return dateOf(at + amount * SMALL[unit]!);
  const local = localTime(at, zone);
  const shifted =
    unit in MONTHS ? inMonths(local, amount * MONTHS[unit]!) : local.getTime() + amount * DAYS[unit]! * DAY;
  return dateOf(instantOf(dateOf(shifted).getTime(), zone));
};

const moving = (name: '$dateAdd' | '$dateSubtract', side: 1 | -1): Evaluate => {
  const spec: Spec = {
    codes: { object: 5166400, unknown: 5166401, missing: 5166402 },
    needs: ['startDate', 'unit', 'amount'],
    allows: ['timezone'],
  };
  return (...call) => {
    const asked = read(name, call, spec);
    if (!asked) return null;
    const { startDate, unit, amount } = asked.values;
    const message = `${name} expects integer amount of time units`;
    const whole = wholeIn(amount, 5166405, message);
    return moved(instantIn(startDate), unitIn(name, unit), side * whole, asked.zone);
  };
};

/** How many bounds of a unit lie between the beginning and an instant of the zone's clocks. */
const countOf = (local: Date, unit: string, firstDay: number): number => {
  if (unit in MONTHS) return Math.floor(monthsOf(local) / MONTHS[unit]!);
  if (unit === 'week') return weeksOf(daysOf(local), firstDay);
  return Math.floor(local.getTime() / (SMALL[unit] ?? DAY));
};

const dateDiff: Evaluate = (...call) => {
  const missing = { startDate: 5166303, endDate: 5166304, unit: 5166305 };
  const asked = read('$dateDiff', call, {
    codes: { object: 5166301, unknown: 5166302, missing },
    needs: ['startDate', 'endDate', 'unit'],
    allows: ['timezone', 'startOfWeek'],
  });
  if (!asked) return null;
  const { startDate, endDate, unit: named, startOfWeek } = asked.values;
  const unit = unitIn('$dateDiff', named);
  const [start, end] = [instantIn(startDate), instantIn(endDate)];
  const firstDay = unit === 'week' ? weekdayIn('$dateDiff', startOfWeek) : 0;
  const [from, to] = [start, end].map(at => countOf(localTime(at, asked.zone), unit, firstDay));
  // the hour that summer time leaves out or repeats is no time that went by
  const turned = unit in SMALL ? asked.zone.offsetAt(start) - asked.zone.offsetAt(end) : 0;
  return to! - from! + Math.trunc(turned / (SMALL[unit] ?? DAY));
};

const binned = (count: number, reference: number, size: number): number =>
  Math.floor((count - reference) / size) * size + reference;

/** Bins are counted from the year 2000, weeks from the first one that begins in it. */
const truncated = (
  at: number,
  unit: string,
  { size, firstDay, zone }: { size: number; firstDay: number; zone: Zone },
): number => {
  const origin = utcOf(2000, 1, 1);
  if (unit in SMALL) return binned(at, instantOf(origin, zone), size * SMALL[unit]!);
  const local = localTime(at, zone);
  if (unit in MONTHS)
    return instantOf(startOfMonth(binned(monthsOf(local), 24_000, size * MONTHS[unit]!)), zone);
  const first = origin / DAY + (unit === 'week' ? (firstDay + 1) % 7 : 0);
  return instantOf(binned(daysOf(local), first, size * DAYS[unit]!) * DAY, zone);
};

const dateTrunc: Evaluate = (...call) => {
  const asked = read('$dateTrunc', call, {
    codes: { object: 5439007, unknown: 5439008, missing: { date: 5439009, unit: 5439010 } },
    needs: ['date', 'unit'],
    allows: ['binSize', 'timezone', 'startOfWeek'],
  });
  if (!asked) return null;
  const { date, unit: named, binSize = 1, startOfWeek } = asked.values;
  const unit = unitIn('$dateTrunc', named);
  const size = wholeIn(binSize, 5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
  if (size <= 0) throw mongoError(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
  const firstDay = unit === 'week' ? weekdayIn('$dateTrunc', startOfWeek) : 0;
  return dateOf(truncated(instantIn(date), unit, { size, firstDay, zone: asked.zone }));
};

/** Sums and differences of dates on the clocks of a time zone. */
export const dateArithmetic: Record<string, Evaluate> = {
  $dateAdd: moving('$dateAdd', 1),
  $dateSubtract: moving('$dateSubtract', -1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};
