import { toNumber } from '../ejson/value';
import { isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, everyArgument, isNothing, resultType, type Evaluate } from './arguments';

/** What MongoDB reads as text where it wants one: numbers, dates, and nothing as the empty text. */
const textOf = (value: unknown): string => {
  if (isNothing(value)) return '';
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return value.toString();
  if (value instanceof Date) return value.toISOString();
  throw mongoError(16007, `can't convert from BSON type ${resultType(value)} to String`);
};

const lower = (text: string): string => text.replace(/[A-Z]+/g, part => part.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, part => part.toUpperCase());

const concat: Evaluate = (...call) => {
  let out = '';
  for (const value of everyArgument(call)) {
    if (isNothing(value)) return null;
    if (typeof value !== 'string')
      throw mongoError(16702, `$concat only supports strings, not ${resultType(value)}`);
    out += value;
  }
  return out;
};

const split: Evaluate = (...call) => {
  const [text, by] = argumentsOf('$split', call, 2);
  if (isNothing(text) || isNothing(by)) return null;
  const wanted = (which: string, value: unknown) =>
    `$split requires an expression that evaluates to a string as a ${which} argument, found: ${resultType(value)}`;
  if (typeof text !== 'string') throw mongoError(40085, wanted('first', text));
  if (typeof by !== 'string') throw mongoError(40086, wanted('second', by));
  if (by === '') throw mongoError(40087, '$split requires a non-empty separator');
  return text.split(by);
};

const compareIgnoringCase: Evaluate = (...call) => {
  const [a, b] = argumentsOf('$strcasecmp', call, 2).map(value => upper(textOf(value)));
  return a === b ? 0 : a! < b! ? -1 : 1;
};

const lengthOf =
  (name: string, code: number, measure: (text: string) => number): Evaluate =>
  (...call) => {
    const [text] = argumentsOf(name, call, 1);
    if (typeof text !== 'string')
      throw mongoError(code, `${name} requires a string argument, found: ${resultType(text)}`);
    return measure(text);
  };

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const substrBytes =
  (name: string): Evaluate =>
  (...call) => {
    const [value, from, count] = argumentsOf(name, call, 3);
    const bytes = Buffer.from(textOf(value), 'utf8');
    if (!isNumeric(from))
      throw mongoError(
        16034,
        `${name}:  starting index must be a numeric type (is BSON type ${resultType(from)})`,
      );
    if (!isNumeric(count))
      throw mongoError(16035, `${name}:  length must be a numeric type (is BSON type ${resultType(count)})`);
    const start = Math.trunc(toNumber(from));
    const length = Math.trunc(toNumber(count));
    if (start < 0) return '';
    const end = length < 0 ? bytes.length : start + length;
    if (isContinuation(bytes[start]))
      throw mongoError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`);
    if (isContinuation(bytes[end]))
      throw mongoError(28657, `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`);
    return bytes.subarray(start, end).toString('utf8');
  };

const placeOf = (name: string, value: unknown, what: string, code: number): number => {
  if (!isNumeric(value))
    throw mongoError(code, `${name}: ${what} must be a numeric type (is BSON type ${resultType(value)})`);
  const n = toNumber(value);
  if (!Number.isInteger(n))
    throw mongoError(code + 1, `${name}: ${what} cannot be represented as a 32-bit integral value: ${n}`);
  return n;
};

const substrCP: Evaluate = (...call) => {
  const [value, from, count] = argumentsOf('$substrCP', call, 3);
  const text = textOf(value);
  const start = placeOf('$substrCP', from, 'starting index', 34450);
  const length = placeOf('$substrCP', count, 'length', 34452);
  if (length < 0) throw mongoError(34454, '$substrCP: length must be a nonnegative integer.');
  if (start < 0) throw mongoError(34455, '$substrCP: the starting index must be nonnegative integer.');
  return [...text].slice(start, start + length).join('');
};

const boundOf = (name: string, value: unknown, which: string): number => {
  const n = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(n))
    throw mongoError(
      40096,
      `${name} requires an integral ${which} index, found a value of type: ${resultType(value)}`,
    );
  if (n < 0) throw mongoError(40097, `${name} requires a nonnegative ${which} index, found: ${n}`);
  return n;
};

/** Looks for one list of units in another: bytes or code points. */
const indexOf =
  (name: string, units: (text: string) => ArrayLike<unknown>): Evaluate =>
  (...call) => {
    const [text, wanted, start = 0, end] = argumentsOf(name, call, 2, 4);
    if (isNothing(text)) return null;
    const must = (which: string, value: unknown) =>
      `${name} requires a string as the ${which} argument, found: ${resultType(value)}`;
    if (typeof text !== 'string') throw mongoError(40091, must('first', text));
    if (typeof wanted !== 'string') throw mongoError(40092, must('second', wanted));
    const [all, sought] = [units(text), units(wanted)];
    const from = boundOf(name, start, 'starting');
    const to = Math.min(end === undefined ? all.length : boundOf(name, end, 'ending'), all.length);
    for (let at = from; at <= to - sought.length; at++) {
      let same = 0;
      while (same < sought.length && all[at + same] === sought[same]) same++;
      if (same === sought.length) return at;
    }
    return -1;
  };

export const textExpressions: Record<string, Evaluate> = {
  $concat: concat,
  $split: split,
  $toLower: (...call) => lower(textOf(argumentsOf('$toLower', call, 1)[0])),
  $toUpper: (...call) => upper(textOf(argumentsOf('$toUpper', call, 1)[0])),
  $strcasecmp: compareIgnoringCase,
  $strLenBytes: lengthOf('$strLenBytes', 34473, text => Buffer.byteLength(text)),
  $strLenCP: lengthOf('$strLenCP', 34471, text => [...text].length),
  $substr: substrBytes('$substrBytes'),
  $substrBytes: substrBytes('$substrBytes'),
  $substrCP: substrCP,
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.from(text, 'utf8')),
  $indexOfCP: indexOf('$indexOfCP', text => [...text]),
};
