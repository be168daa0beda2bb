import { Doc, rank, rankOf, type NumberValue, type Value } from '../../ejson/value';
import { isDecimal } from '../../numbers/arithmetic';
import { isNaNDecimal, isZeroDecimal, modDecimals, toDecimal } from '../../numbers/decimal';
import { encodeKey } from '../../store/key';
import { compareValues } from '../compare';
import type { Pattern } from './run';
import { hasType } from '../types';

/** One condition on one value, where the library does not know BSON. */
export type Check = (value: Value) => boolean;

const isNumber = (value: Value): value is NumberValue => rankOf(value) === rank.number;

/** `type` and `bsonType`. */
export const typeCheck =
  (names: readonly string[]): Check =>
  value =>
    hasType(value, names);

const isNaNValue = (value: NumberValue): boolean =>
  isDecimal(value) ? isNaNDecimal(value) : Number.isNaN(value.valueOf());

/** `maximum` (side -1) and `minimum` (side 1); NaN is within no bound but itself. */
export const boundCheck =
  (bound: NumberValue, side: 1 | -1, exclusive: boolean): Check =>
  value => {
    if (!isNumber(value)) return true;
    if (isNaNValue(value) || isNaNValue(bound)) return !exclusive && isNaNValue(value) && isNaNValue(bound);
    const order = compareValues(value, bound);
    return order === side || (order === 0 && !exclusive);
  };

export const multipleCheck = (divisor: NumberValue): Check => {
  const step = toDecimal(divisor);
  return value => {
    if (!isNumber(value)) return true;
    const rest = modDecimals(toDecimal(value), step);
    return !isNaNDecimal(rest) && isZeroDecimal(rest);
  };
};

/** The library's own keyword takes a field without a name for one that is there. */
export const requiredCheck =
  (names: readonly string[]): Check =>
  value =>
    !(value instanceof Doc) || names.every(name => name in value);

export const patternCheck =
  (pattern: Pattern): Check =>
  value =>
    typeof value !== 'string' || pattern.test(value);

/** The order of fields does not count in `enum` and `uniqueItems`. */
const unordered = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(unordered);
  if (!(value instanceof Doc)) return value;
  const out = new Doc();
  for (const key of Object.keys(value).sort()) out[key] = unordered(value[key]!);
  return out;
};

export const valueKey = (value: Value): string => encodeKey([unordered(value)]).toString('latin1');

export const enumCheck =
  (keys: ReadonlySet<string>): Check =>
  value =>
    keys.has(valueKey(value));

export const uniqueCheck: Check = value =>
  !Array.isArray(value) || new Set(value.map(valueKey)).size === value.length;
