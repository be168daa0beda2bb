import type { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A document: field order is insertion order. Its prototype chain is empty, so that a field called
 * `__proto__` or `constructor` is a field like any other, and `key in doc` asks about fields only.
 */
export class Doc {
  [field: string]: Value;
}
Object.setPrototypeOf(Doc.prototype, null);
delete (Doc.prototype as { constructor?: unknown }).constructor;

/**
 * One value of BSON, with one representation each: a plain `number` is a double when it has a fraction (or is not
 * finite or beyond 64 bits), else an int or a long by its size; `Double` and `Long` objects appear only where the plain number would
 * say another type (the double 5.0, the long 5) or could not hold it.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | Date
  | Doc
  | Value[]
  | Double
  | Long
  | Decimal128
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | MinKey
  | MaxKey;

export const isDoc = (value: unknown): value is Doc => value instanceof Doc;

/** The class name of a BSON object, or undefined for plain values. */
export const bsonTypeOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && !isDoc(value) && !Array.isArray(value)
    ? (value as { _bsontype?: string })._bsontype
    : undefined;

export const isRegex = (value: unknown): value is BSONRegExp => bsonTypeOf(value) === 'BSONRegExp';
export const isObjectId = (value: unknown): value is ObjectId => bsonTypeOf(value) === 'ObjectId';

/** MongoDB's limit of nested levels in one document. */
export const MAX_DEPTH = 180;

/** MongoDB's order across types, as spaced numbers: they are also the first byte of an index key. */
export const rank = {
  minKey: 0x02,
  undefined: 0x04,
  null: 0x06,
  number: 0x0a,
  string: 0x0f,
  object: 0x14,
  array: 0x19,
  binary: 0x1e,
  objectId: 0x23,
  boolean: 0x28,
  date: 0x2d,
  timestamp: 0x2f,
  regex: 0x32,
  maxKey: 0x7f,
} as const;

const bsonRank: Record<string, number> = {
  Double: rank.number,
  Long: rank.number,
  Decimal128: rank.number,
  ObjectId: rank.objectId,
  Binary: rank.binary,
  BSONRegExp: rank.regex,
  Timestamp: rank.timestamp,
  MinKey: rank.minKey,
  MaxKey: rank.maxKey,
};

/** The rank of a value's type in MongoDB's order. */
export const rankOf = (value: Value): number => {
  switch (typeof value) {
    case 'number':
      return rank.number;
    case 'string':
      return rank.string;
    case 'boolean':
      return rank.boolean;
  }
  if (value === null) return rank.null;
  if (isDoc(value)) return rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Date) return rank.date;
  const found = bsonRank[(value as { _bsontype: string })._bsontype];
  if (found === undefined)
    throw new Error(`value of unknown type ${(value as { _bsontype: string })._bsontype}`);
  return found;
};

export type NumberKind = 'int' | 'long' | 'double' | 'decimal';
export type NumberValue = number | Double | Long | Decimal128;

const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);
export const isInt32 = (n: number) => Number.isInteger(n) && n <= INT32_MAX && n >= INT32_MIN;
const INT64_LIMIT = 2 ** 63;
export const fitsInt64 = (n: number) => Number.isInteger(n) && n >= -INT64_LIMIT && n < INT64_LIMIT;

export const numberKind = (value: NumberValue): NumberKind => {
  if (typeof value !== 'number')
    return value._bsontype === 'Double' ? 'double' : value._bsontype === 'Long' ? 'long' : 'decimal';
  if (Object.is(value, -0) || !fitsInt64(value)) return 'double';
  return isInt32(value) ? 'int' : 'long';
};

/** The value as a JavaScript number; a long beyond 2^53 and a decimal are rounded. */
export const toNumber = (value: NumberValue): number => {
  if (typeof value === 'number') return value;
  if (value._bsontype === 'Double') return (value as Double).valueOf();
  return value._bsontype === 'Long' ? (value as Long).toNumber() : Number(value.toString());
};

const typeNames: Partial<Record<number, string>> = {
  [rank.string]: 'string',
  [rank.object]: 'object',
  [rank.array]: 'array',
  [rank.binary]: 'binData',
  [rank.objectId]: 'objectId',
  [rank.boolean]: 'bool',
  [rank.date]: 'date',
  [rank.null]: 'null',
  [rank.regex]: 'regex',
  [rank.timestamp]: 'timestamp',
  [rank.minKey]: 'minKey',
  [rank.maxKey]: 'maxKey',
};

/** MongoDB's name of a value's type, as `$type` and its error texts use it. */
export const typeName = (value: Value): string => {
  const r = rankOf(value);
  return r === rank.number ? numberKind(value as NumberValue) : typeNames[r]!;
};
