import type { Binary, Long } from 'bson';
import { bsonTypeOf, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';
import type { FieldTest } from './ast';

type BitsTest = Extract<FieldTest, { op: 'bits' }>;

const isNumber = (value: Value): value is NumberValue => rankOf(value) === rank.number;

/** A whole number of at most 64 bits; undefined for every other value. */
const integerOf = (value: NumberValue): bigint | undefined => {
  if (bsonTypeOf(value) === 'Long') return (value as Long).toBigInt();
  const n = toNumber(value);
  if (!Number.isInteger(n) || n >= 2 ** 63 || n < -(2 ** 63)) return undefined;
  return BigInt(n);
};

const bytesOf = (value: Value): bigint =>
  Buffer.from((value as Binary).value()).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

const position = (value: Value): bigint => {
  const n = isNumber(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(n) || n < 0)
    throw mongoError(2, `bit positions must be an integer >= 0 but got: ${typeName(value)}`);
  return 1n << BigInt(Math.min(n, 64));
};

const maskOf = (value: Value, name: string): bigint => {
  if (Array.isArray(value)) return value.reduce<bigint>((mask, item) => mask | position(item), 0n);
  if (bsonTypeOf(value) === 'Binary') return bytesOf(value);
  const n = isNumber(value) ? integerOf(value) : undefined;
  if (n === undefined)
    throw mongoError(
      9,
      `value takes an Array, a number, or a BinData but received: ${name}: ${typeName(value)}`,
    );
  if (n < 0n) throw mongoError(9, `Expected a non-negative number in: ${name}`);
  return n;
};

/** `$bitsAllSet` and its kin: a mask as a number, as bytes, or as a list of positions. */
export const bitsTest =
  (all: boolean, set: boolean, name: string) =>
  (value: Value): FieldTest => ({ op: 'bits', all, set, mask: maskOf(value, name) });

export const bitsMatch = (test: BitsTest, found: Value): boolean => {
  const value = isNumber(found)
    ? integerOf(found)
    : bsonTypeOf(found) === 'Binary'
      ? bytesOf(found)
      : undefined;
  if (value === undefined) return false;
  const bits = (test.set ? value : ~value) & test.mask;
  return test.all ? bits === test.mask : bits !== 0n;
};
