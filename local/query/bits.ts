import type { Binary } from 'bson';
import { bsonTypeOf, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { wholeOf } from '../numbers/arithmetic';
import { mongoError } from '../wire/errors';
import type { FieldTest } from './ast';

type BitsTest = Extract<FieldTest, { op: 'bits' }>;

const isNumber = (value: Value): value is NumberValue => rankOf(value) === rank.number;

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
  const n = isNumber(value) ? wholeOf(value) : undefined;
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
    ? wholeOf(found)
    : bsonTypeOf(found) === 'Binary'
      ? bytesOf(found)
      : undefined;
  if (value === undefined) return false;
  const bits = (test.set ? value : ~value) & test.mask;
  return test.all ? bits === test.mask : bits !== 0n;
};
