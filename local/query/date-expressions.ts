import { toNumber } from '../ejson/value';
import { showValue } from '../ejson/show';
import { isNumeric } from '../numbers/sum';
import { fromPlain } from '../store/plain';
import { mongoError, WireError } from '../wire/errors';
import { isFields, isNothing, resultType, valueOf, type Evaluate } from './arguments';
import { isoDate } from './calendar';
import { datePartExpressions, instantIn, zoneIn } from './date-parts';
import { readAnyDate, readDateBy, writeDate } from './date-text';
import { instantOf, isUtc, utcOf, UTC } from './time-zone';

type Fields = Record<string, unknown>;

/** Arguments by name, with the words these three have for an unknown one. */
const fieldsOf = (
  name: string,
  args: unknown,
  known: readonly string[],
  codes: [object: number, unknown: number],
): Fields => {
  if (!isFields(args)) throw mongoError(codes[0], `${name} only supports an object as its argument`);
  const other = Object.keys(args).find(key => !known.includes(key));
  if (other !== undefined) throw mongoError(codes[1], `Unrecognized argument to ${name}: ${other}`);
  return args;
};

const NATURAL = ['year', 'month', 'day'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];
const DEFAULTS: Record<string, number> = {
  month: 1,
  day: 1,
  isoWeek: 1,
  isoDayOfWeek: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
};

const partOf = (name: string, value: unknown): number => {
  const n = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(n))
    throw mongoError(
      40515,
      `'${name}' must evaluate to an integer, found ${resultType(value)} with value ${showValue(fromPlain(value))}`,
    );
  const [least, most] = /ear$/.test(name) ? [1, 9999] : [-32768, 32767];
  if (n < least! || n > most!)
    throw mongoError(
      name === 'year' ? 40523 : 31034,
      `'${name}' must evaluate to a value in the range [${least}, ${most}]; value ${n} is not in range`,
    );
  return n;
};

const dateFromParts: Evaluate = (doc, args, options) => {
  const spec = fieldsOf('$dateFromParts', args, [...NATURAL, ...ISO, ...TIME, 'timezone'], [40519, 40518]);
  const iso = 'isoWeekYear' in spec;
  if (!iso && !('year' in spec))
    throw mongoError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  if ((iso ? NATURAL : ISO).some(name => name in spec))
    throw mongoError(
      iso ? 40489 : 40525,
      '$dateFromParts does not allow mixing natural dates with ISO dates',
    );
  const numbers: number[] = [];
  for (const name of [...(iso ? ISO : NATURAL), ...TIME]) {
    const value = name in spec ? valueOf(doc, spec[name], options) : DEFAULTS[name];
    if (isNothing(value)) return null;
    numbers.push(partOf(name, value));
  }
  const zone = zoneIn(doc, spec['timezone'], options);
  if (zone === null) return null;
  const [year, second, third, ...time] = numbers as [number, number, number, ...number[]];
  const day = iso ? isoDate(year, second, third) : utcOf(year, second, third);
  const [hour, minute, seconds, ms] = time as [number, number, number, number];
  return new Date(instantOf(day + ((hour * 60 + minute) * 60 + seconds) * 1000 + ms, zone));
};

const parse = (
  text: string,
  format: string | undefined,
  zone: NonNullable<ReturnType<typeof zoneIn>>,
  zoneGiven: boolean,
): Date => {
  const read = format === undefined ? readAnyDate(text) : readDateBy(text, format);
  if (!read) throw mongoError(241, `Error parsing date string '${text}'`);
  if (read.offsetMs === undefined) return new Date(instantOf(read.local, zone));
  if (zoneGiven)
    throw mongoError(
      40554,
      'you cannot pass in a date/time string with GMT offset together with a timezone argument',
    );
  return new Date(read.local - read.offsetMs);
};

/** Reads a date as `$toDate` does. Throws MongoDB's error 241. */
export const dateInText = (text: string): Date => parse(text, undefined, UTC, false);

const dateFromString: Evaluate = (doc, args, options) => {
  const spec = fieldsOf(
    '$dateFromString',
    args,
    ['dateString', 'format', 'timezone', 'onError', 'onNull'],
    [40540, 40541],
  );
  if (!('dateString' in spec)) throw mongoError(40542, "Missing 'dateString' parameter to $dateFromString");
  const text = valueOf(doc, spec['dateString'], options);
  const format = 'format' in spec ? valueOf(doc, spec['format'], options) : undefined;
  const zone = zoneIn(doc, spec['timezone'], options);
  if ('format' in spec && !isNothing(format) && typeof format !== 'string')
    throw mongoError(
      40684,
      `$dateFromString requires that 'format' be a string, found: ${resultType(format)} with value ${showValue(fromPlain(format))}`,
    );
  if (isNothing(text)) return 'onNull' in spec ? valueOf(doc, spec['onNull'], options) : null;
  if (zone === null || ('format' in spec && isNothing(format))) return null;
  try {
    if (typeof text !== 'string')
      throw mongoError(
        241,
        `$dateFromString requires that 'dateString' be a string, found: ${resultType(text)} with value ${showValue(fromPlain(text))}`,
      );
    return parse(text, format as string | undefined, zone, 'timezone' in spec);
  } catch (error) {
    if (!('onError' in spec) || !(error instanceof WireError) || !error.message.includes('(code 241)'))
      throw error;
    return valueOf(doc, spec['onError'], options);
  }
};

const dateToString: Evaluate = (doc, args, options) => {
  const spec = fieldsOf('$dateToString', args, ['date', 'format', 'timezone', 'onNull'], [18629, 18534]);
  if (!('date' in spec)) throw mongoError(18628, "Missing 'date' parameter to $dateToString");
  const format = 'format' in spec ? valueOf(doc, spec['format'], options) : undefined;
  const date = valueOf(doc, spec['date'], options);
  const zone = zoneIn(doc, spec['timezone'], options);
  if ('format' in spec && isNothing(format)) return null;
  if (format !== undefined && typeof format !== 'string')
    throw mongoError(
      18533,
      `$dateToString requires that 'format' be a string, found: ${resultType(format)} with value ${showValue(fromPlain(format))}`,
    );
  if (isNothing(date)) return 'onNull' in spec ? valueOf(doc, spec['onNull'], options) : null;
  if (zone === null) return null;
  const standard = `%Y-%m-%dT%H:%M:%S.%L${isUtc(zone) ? 'Z' : ''}`;
  return writeDate(instantIn(date), format ?? standard, zone);
};

export const dateExpressions: Record<string, Evaluate> = {
  ...datePartExpressions,
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
  $dateToString: dateToString,
};
