import { Decimal128, Long, type Double } from 'bson';
import { doubleOf } from '../ejson/read';
import { isInt32, numberKind, toNumber, type NumberValue } from '../ejson/value';
import { addDecimals, exactOf, multiplyDecimals, toDecimal } from './decimal';

export const INT64_MAX = 2n ** 63n - 1n;
export const INT64_MIN = -(2n ** 63n);

export const toBig = (value: NumberValue): bigint =>
  typeof value === 'number' ? BigInt(value) : (value as Long).toBigInt();

export const isDecimal = (value: NumberValue): value is Decimal128 => value instanceof Decimal128;
export const isDouble = (value: NumberValue): boolean => numberKind(value) === 'double';
const isLong = (value: NumberValue): boolean => numberKind(value) === 'long';

export const fitsLong = (value: bigint): boolean => value <= INT64_MAX && value >= INT64_MIN;

/** The digits before the point, when 64 bits hold them; undefined for NaN, infinities and what is larger. */
export const truncatedOf = (value: NumberValue): bigint | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  const exact = exactOf(value);
  // a decimal of thousands of digits is never written out
  if (!exact.isFinite() || exact.e > 18) return undefined;
  const whole = BigInt(exact.trunc().toFixed(0));
  return fitsLong(whole) ? whole : undefined;
};

/** A whole number of at most 64 bits; undefined for every other value. */
export const wholeOf = (value: NumberValue): bigint | undefined =>
  exactOf(value).isInteger() ? truncatedOf(value) : undefined;

/** A 64-bit integer as a value; `long` keeps it a long even when it is small. Undefined when it has more bits. */
export const integerOf = (value: bigint, long: boolean): NumberValue | undefined => {
  if (!fitsLong(value)) return undefined;
  const n = Number(value);
  if (!Number.isSafeInteger(n)) return Long.fromBigInt(value);
  return long && isInt32(n) ? Long.fromBigInt(value) : n;
};

type Rules = {
  decimal: (a: Decimal128, b: Decimal128) => Decimal128;
  double: (a: number, b: number) => number;
  integer: (a: bigint, b: bigint) => bigint;
};

/**
 * MongoDB's arithmetic of updates: a decimal makes decimals, a double makes doubles, ints grow into longs, a long stays
 * one. Undefined when 64 bits do not hold the result.
 */
const arithmetic =
  (rules: Rules) =>
  (a: NumberValue, b: NumberValue): NumberValue | undefined => {
    if (isDecimal(a) || isDecimal(b)) return rules.decimal(toDecimal(a), toDecimal(b));
    if (isDouble(a) || isDouble(b))
      return doubleOf(rules.double(toNumber(a), toNumber(b))) as number | Double;
    return integerOf(rules.integer(toBig(a), toBig(b)), isLong(a) || isLong(b));
  };

export const add = arithmetic({
  decimal: addDecimals,
  double: (a, b) => a + b,
  integer: (a, b) => a + b,
});

export const multiply = arithmetic({
  decimal: multiplyDecimals,
  double: (a, b) => a * b,
  integer: (a, b) => a * b,
});

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

/** `$bit` with one of and, or, xor, of two integers; undefined for another name. */
export const bitOperation = (name: string): ((a: NumberValue, b: NumberValue) => NumberValue) | undefined => {
  const operate = Object.hasOwn(bitwise, name) ? bitwise[name] : undefined;
  // bits of 64-bit integers make 64-bit integers
  return operate && ((a, b) => integerOf(operate(toBig(a), toBig(b)), isLong(a) || isLong(b))!);
};
