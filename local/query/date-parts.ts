import type { ObjectId, Timestamp } from 'bson';
import { bsonTypeOf } from '../ejson/value';
import { mongoError } from '../wire/errors';
import { isFields, isNothing, namedArguments, resultType, valueOf, type Evaluate } from './arguments';
import * as calendar from './calendar';
import { localTime, UTC, zoneOf, type Zone } from './time-zone';

/** What MongoDB reads as an instant: dates, timestamps, and the time inside object ids. Throws its error 16006. */
export const instantIn = (value: unknown): number => {
  if (value instanceof Date) return value.getTime();
  if (bsonTypeOf(value) === 'ObjectId') return (value as ObjectId).getTimestamp().getTime();
  if (bsonTypeOf(value) === 'Timestamp') return (value as Timestamp).t * 1000;
  throw mongoError(16006, `can't convert from BSON type ${resultType(value)} to Date`);
};

/** The zone an expression names; null when it is null or missing. */
export const zoneIn = (doc: unknown, expr: unknown, options: Parameters<Evaluate>[2]): Zone | null => {
  if (expr === undefined) return UTC;
  const name = valueOf(doc, expr, options);
  if (isNothing(name)) return null;
  if (typeof name !== 'string')
    throw mongoError(40517, `timezone must evaluate to a string, found ${resultType(name)}`);
  return zoneOf(name);
};

/** `{ date, timezone }`, or the date alone, or in an array of one. */
const dateArguments = (name: string, args: unknown): { date: unknown; timezone?: unknown } => {
  if (Array.isArray(args)) {
    if (args.length !== 1)
      throw mongoError(
        40536,
        `${name} accepts exactly one argument if given an array, but was given ${args.length}`,
      );
    return { date: args[0] };
  }
  if (!isFields(args) || Object.keys(args)[0]?.startsWith('$')) return { date: args };
  const codes = { object: 40535, unknown: 40535, missing: 40539 };
  return namedArguments(name, args, { codes, needs: ['date'], allows: ['timezone'] }) as {
    date: unknown;
    timezone?: unknown;
  };
};

const part =
  (name: string, read: (local: Date) => number): Evaluate =>
  (doc, args, options) => {
    const asked = dateArguments(name, args);
    const date = valueOf(doc, asked.date, options);
    const zone = zoneIn(doc, asked.timezone, options);
    return isNothing(date) || zone === null ? null : read(localTime(instantIn(date), zone));
  };

const parts: Record<string, (local: Date) => number> = {
  $year: date => date.getUTCFullYear(),
  $month: date => date.getUTCMonth() + 1,
  $dayOfMonth: date => date.getUTCDate(),
  $hour: date => date.getUTCHours(),
  $minute: date => date.getUTCMinutes(),
  $second: date => date.getUTCSeconds(),
  $millisecond: date => date.getUTCMilliseconds(),
  $dayOfYear: calendar.dayOfYear,
  $dayOfWeek: calendar.dayOfWeek,
  $isoDayOfWeek: calendar.isoDayOfWeek,
  $week: calendar.week,
  $isoWeek: calendar.isoWeek,
  $isoWeekYear: calendar.isoWeekYear,
};

const NATURAL = ['year', 'month', 'dayOfMonth'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];

/** `$dateToParts`: an instant by its fields, in their order. */
const dateToParts: Evaluate = (doc, args, options) => {
  const codes = { object: 40524, unknown: 40520, missing: 40522 };
  const asked = namedArguments('$dateToParts', args, {
    codes,
    needs: ['date'],
    allows: ['timezone', 'iso8601'],
  });
  const iso = asked['iso8601'] === undefined ? false : valueOf(doc, asked['iso8601'], options);
  const date = valueOf(doc, asked['date'], options);
  const zone = zoneIn(doc, asked['timezone'], options);
  if (isNothing(date) || isNothing(iso) || zone === null) return null;
  if (typeof iso !== 'boolean')
    throw mongoError(40521, `iso8601 must evaluate to a bool, found ${resultType(iso)}`);
  const local = localTime(instantIn(date), zone);
  const names = [...(iso ? ISO : NATURAL), ...TIME];
  return Object.fromEntries(
    names.map(name => [name === 'dayOfMonth' ? 'day' : name, parts[`$${name}`]!(local)]),
  );
};

const single: Record<string, Evaluate> = Object.fromEntries(
  Object.entries(parts).map(([name, read]) => [name, part(name, read)]),
);

export const datePartExpressions: Record<string, Evaluate> = { ...single, $dateToParts: dateToParts };
