import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { invalidParam, mongoError } from '../wire/errors';
import { Doc, fitsInt64, isInt32, MAX_DEPTH, type Value } from './value';

export type ReadOptions = {
  /** The server's clock, for `db.serverDate()`. */
  now: () => number;
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const bad = (key: string) => invalidParam(`[InvalidParameter] Not canonical EJSON: bad ${key}.`);

const text = (value: Json, key: string): string => {
  if (typeof value !== 'string') throw bad(key);
  return value;
};

const field = (value: Json, name: string, key: string): Json => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) throw bad(key);
  return (value as Record<string, Json>)[name]!;
};

const readInt = (value: Json): Value => {
  const n = Number(text(value, '$numberInt'));
  if (!isInt32(n)) throw bad('$numberInt');
  return n === 0 ? 0 : n;
};

const readLong = (value: Json): Value => {
  const digits = text(value, '$numberLong');
  if (!/^-?\d{1,19}$/.test(digits)) throw bad('$numberLong');
  const n = Number(digits);
  if (Number.isSafeInteger(n)) return isInt32(n) ? Long.fromString(digits) : n;
  // the library would wrap around
  if (BigInt.asIntN(64, BigInt(digits)) !== BigInt(digits)) throw bad('$numberLong');
  return Long.fromString(digits);
};

/** A double keeps its own object only where a plain number would read as an int or a long. */
export const doubleOf = (n: number): Value => (fitsInt64(n) && !Object.is(n, -0) ? new Double(n) : n);

const readDouble = (value: Json): Value => {
  const digits = text(value, '$numberDouble');
  const n = Number(digits);
  if (digits.trim() === '' || (Number.isNaN(n) && digits !== 'NaN')) throw bad('$numberDouble');
  return doubleOf(n);
};

const readDate = (value: Json): Value => {
  let ms: number;
  if (typeof value === 'string') ms = Date.parse(value);
  else if (typeof value === 'number') ms = value;
  else ms = Number(text(field(value, '$numberLong', '$date'), '$date'));
  return dateOf(ms, '$date');
};

/** The years that JavaScript knows: 270,000 before and after 1970. */
const dateOf = (ms: number, key: string): Date => {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) throw bad(key);
  return date;
};

const readServerDate = (value: Json, options: ReadOptions): Value => {
  const offset = field(value, 'offset', '$tcb_server_date');
  const ms = typeof offset === 'number' ? offset : Number(Object.values(offset ?? {})[0] ?? NaN);
  return dateOf(options.now() + ms, '$tcb_server_date');
};

const readBinary = (value: Json): Value => {
  const base64 = text(field(value, 'base64', '$binary'), '$binary');
  const subType = Number.parseInt(text(field(value, 'subType', '$binary'), '$binary'), 16);
  if (!(subType >= 0 && subType <= 0xff)) throw bad('$binary');
  return new Binary(Buffer.from(base64, 'base64'), subType);
};

const readRegex = (value: Json): Value => {
  const pattern = text(field(value, 'pattern', '$regularExpression'), '$regularExpression');
  const flags = text(field(value, 'options', '$regularExpression'), '$regularExpression');
  if (pattern.includes('\0')) throw bad('$regularExpression');
  const unknown = [...flags].find(flag => !'imsx'.includes(flag));
  // MongoDB stores what it will not compile; here it is refused before it is stored
  if (unknown !== undefined) throw mongoError(51108, `invalid flag in regex options: ${unknown}`);
  return new BSONRegExp(pattern, [...new Set(flags)].sort().join(''));
};

const readUint32 = (value: Json): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= 2 ** 32)
    throw bad('$timestamp');
  return value;
};

const readTimestamp = (value: Json): Value => {
  const [t, i] = ['t', 'i'].map(name => readUint32(field(value, name, '$timestamp'))) as [number, number];
  return new Timestamp({ t, i });
};

const readObjectId = (value: Json): Value => {
  const hex = text(value, '$oid');
  if (!/^[0-9a-fA-F]{24}$/.test(hex)) throw bad('$oid');
  return new ObjectId(hex);
};

const readDecimal = (value: Json): Value => {
  try {
    return Decimal128.fromString(text(value, '$numberDecimal'));
  } catch {
    throw bad('$numberDecimal');
  }
};

const readers: Record<string, (value: Json, options: ReadOptions) => Value> = {
  $numberInt: readInt,
  $numberLong: readLong,
  $numberDouble: readDouble,
  $numberDecimal: readDecimal,
  $oid: readObjectId,
  $date: readDate,
  $tcb_server_date: readServerDate,
  $binary: readBinary,
  $regularExpression: readRegex,
  $timestamp: readTimestamp,
  $minKey: () => new MinKey(),
  $maxKey: () => new MaxKey(),
  $undefined: () => null,
  $symbol: value => text(value, '$symbol'),
};
for (const name of ['$code', '$dbPointer', '$uuid', '$scope']) {
  readers[name] = () => {
    throw invalidParam(`[InvalidParameter] EJSON type ${name} is not supported by the local runtime.`);
  };
}
Object.setPrototypeOf(readers, null);

const assertDepth = (depth: number): void => {
  if (depth > MAX_DEPTH)
    throw invalidParam(`[InvalidParameter] Document exceeds ${MAX_DEPTH} nested levels.`);
};

const revive = (json: Json, options: ReadOptions, depth: number): Value => {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) {
    assertDepth(depth);
    return json.map(item => revive(item, options, depth + 1));
  }
  const keys = Object.keys(json);
  const first = keys[0];
  if (keys.length === 1 && first!.charCodeAt(0) === 36) {
    const reader = readers[first!];
    if (reader) return reader(json[first!]!, options);
  }
  // a wrapped value is none of the levels
  assertDepth(depth);
  const doc = new Doc();
  for (const key of keys) doc[key] = revive(json[key]!, options, depth + 1);
  return doc;
};

/** Turns parsed JSON that holds EJSON into values; numbers may be plain or wrapped. Throws `INVALID_PARAM`. */
export const fromEjson = (json: unknown, options: ReadOptions): Value => revive(json as Json, options, 0);

const parse = (source: string, options: ReadOptions, depth: number): Value => {
  let json: Json;
  try {
    json = JSON.parse(source) as Json;
  } catch {
    throw invalidParam('[InvalidParameter] Not EJSON.');
  }
  return revive(json, options, depth);
};

/** Reads one EJSON text. Throws `INVALID_PARAM` on anything that is not EJSON. */
export const parseEjson = (source: string, options: ReadOptions): Value => parse(source, options, 0);

/** Reads one EJSON text that must be a document; `what` names it in the error. */
export const parseDoc = (source: unknown, what: string, options: ReadOptions): Doc => {
  if (typeof source !== 'string') throw invalidParam(`[InvalidParameter] ${what} must be a string of EJSON.`);
  const value = parseEjson(source, options);
  if (!(value instanceof Doc)) throw invalidParam(`[InvalidParameter] ${what} must be an object.`);
  return value;
};

const stored: ReadOptions = {
  now: () => {
    throw new Error('a stored document holds a server date');
  },
};

/** Counting from here no document is too deep: what an earlier version let in can still be read and removed. */
const ANY_DEPTH = -(2 ** 30);

/** Reads a document that this store wrote itself, however deep it is. */
export const parseStored = (body: string): Doc => parse(body, stored, ANY_DEPTH) as Doc;
