import { Decimal128, Long } from 'bson';
import { doubleOf } from '../ejson/read';
import { isInt32, numberKind, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError, unsupported } from '../wire/errors';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

const toBig = (value: NumberValue): bigint =>
  typeof value === 'number' ? BigInt(value) : (value as Long).toBigInt();

const integerOf = (value: bigint, wasLong: boolean): Value => {
  if (value > INT64_MAX || value < INT64_MIN)
    throw mongoError(2, 'Failed to apply the operation: 64-bit integer overflow');
  const n = Number(value);
  if (!Number.isSafeInteger(n)) return Long.fromBigInt(value);
  // a long stays a long even when it becomes small; an int grows into one
  return wasLong && isInt32(n) ? Long.fromBigInt(value) : n;
};

const arithmetic =
  (exact: (a: bigint, b: bigint) => bigint, rounded: (a: number, b: number) => number) =>
  (a: NumberValue, b: NumberValue): Value => {
    const kinds = [numberKind(a), numberKind(b)];
    if (a instanceof Decimal128 || b instanceof Decimal128) throw unsupported('arithmetic on Decimal128');
    if (kinds.includes('double')) return doubleOf(rounded(toNumber(a), toNumber(b)));
    return integerOf(exact(toBig(a), toBig(b)), kinds.includes('long'));
  };

/** MongoDB's sum: ints grow into longs, longs that overflow are an error, doubles are contagious. */
export const add = arithmetic(
  (a, b) => a + b,
  (a, b) => a + b,
);

/** MongoDB's product, by the same rules. */
export const multiply = arithmetic(
  (a, b) => a * b,
  (a, b) => a * b,
);

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

/** `$bit` with one of and, or, xor; undefined for another name. */
export const bitOperation = (name: string): ((a: NumberValue, b: NumberValue) => Value) | undefined => {
  const operate = Object.hasOwn(bitwise, name) ? bitwise[name] : undefined;
  if (!operate) return undefined;
  return (a, b) => integerOf(operate(toBig(a), toBig(b)), [numberKind(a), numberKind(b)].includes('long'));
};
