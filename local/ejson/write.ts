import type { Binary, BSONRegExp, Long, ObjectId, Timestamp } from 'bson';
import { mongoError } from '../wire/errors';
import { Doc, MAX_DEPTH, numberKind, toNumber, type NumberValue, type Value } from './value';

const double = (n: number): string => {
  if (Number.isNaN(n)) return 'NaN';
  if (!Number.isFinite(n)) return n > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(n, -0)) return '-0.0';
  return Number.isInteger(n) && Math.abs(n) < 1e21 ? `${n}.0` : String(n);
};

const numberOf = (value: NumberValue): string => {
  switch (numberKind(value)) {
    case 'int':
      return `{"$numberInt":"${value}"}`;
    case 'long':
      return `{"$numberLong":"${typeof value === 'number' ? BigInt(value) : (value as Long).toString()}"}`;
    case 'double':
      return `{"$numberDouble":"${double(toNumber(value))}"}`;
    case 'decimal':
      return `{"$numberDecimal":${JSON.stringify(value.toString())}}`;
  }
};

const binary = (value: Binary) =>
  `{"$binary":{"base64":"${Buffer.from(value.value()).toString('base64')}","subType":"${value.sub_type.toString(16).padStart(2, '0')}"}}`;

const regex = (value: BSONRegExp) =>
  `{"$regularExpression":{"pattern":${JSON.stringify(value.pattern)},"options":${JSON.stringify(value.options)}}}`;

const timestamp = (value: Timestamp) => `{"$timestamp":{"t":${value.t},"i":${value.i}}}`;

export const tooDeep = () => mongoError(15, `Document exceeds maximum nested object depth: ${MAX_DEPTH}`);

export const dollarField = (key: string) =>
  mongoError(52, `The dollar ($) prefixed field '${key}' is not valid for storage.`);

const DOLLAR = 36;

type WriterOptions = {
  objectId: (value: ObjectId) => string;
  /** Refuses what could not be read again as it was: too many levels, and fields that read as EJSON. */
  toStore: boolean;
};

const writerWith = ({ objectId, toStore }: WriterOptions): ((value: Value) => string) => {
  const write = (value: Value, depth: number): string => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'number':
        return numberOf(value);
      case 'boolean':
        return value ? 'true' : 'false';
    }
    if (value === null) return 'null';
    if (value instanceof Doc) return document(value, depth);
    if (Array.isArray(value)) return array(value, depth);
    if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`;
    return special(value as Exclude<Value, null | boolean | number | string | Date | Doc | Value[]>);
  };
  const document = (doc: Doc, depth: number): string => {
    if (toStore && depth > MAX_DEPTH) throw tooDeep();
    let out = '';
    for (const key of Object.keys(doc)) {
      if (toStore && key.charCodeAt(0) === DOLLAR) throw dollarField(key);
      out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${write(doc[key]!, depth + 1)}`;
    }
    return `{${out}}`;
  };
  const array = (items: Value[], depth: number): string => {
    if (toStore && depth > MAX_DEPTH) throw tooDeep();
    return `[${items.map(item => write(item, depth + 1)).join(',')}]`;
  };
  const special = (value: { _bsontype: string }): string => {
    switch (value._bsontype) {
      case 'ObjectId':
        return objectId(value as ObjectId);
      case 'Binary':
        return binary(value as Binary);
      case 'BSONRegExp':
        return regex(value as BSONRegExp);
      case 'Timestamp':
        return timestamp(value as Timestamp);
      case 'MinKey':
        return '{"$minKey":1}';
      case 'MaxKey':
        return '{"$maxKey":1}';
      default:
        return numberOf(value as NumberValue);
    }
  };
  return value => write(value, 0);
};

const canonicalId = (id: ObjectId) => `{"$oid":"${id.toHexString()}"}`;

/** Writes canonical EJSON. */
export const writeEjson = writerWith({ objectId: canonicalId, toStore: false });

/**
 * Writes a document as it is stored: whatever comes out can be read again as the same value. Throws MongoDB's errors for
 * more than `MAX_DEPTH` levels (15) and for `$`-prefixed fields (52).
 */
export const writeStored: (doc: Doc) => string = writerWith({ objectId: canonicalId, toStore: true });

/** Writes canonical EJSON as the platform answers it: object ids come back as hex strings. */
export const writeForClient = writerWith({ objectId: id => `"${id.toHexString()}"`, toStore: false });
