import type { Binary, BSONRegExp, Long, ObjectId, Timestamp } from 'bson';
import { Doc, numberKind, toNumber, type NumberValue, type Value } from './value';

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

type Write = (value: Value) => string;

const writerWith = (objectId: (value: ObjectId) => string): Write => {
  const write: Write = value => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'number':
        return numberOf(value);
      case 'boolean':
        return value ? 'true' : 'false';
    }
    if (value === null) return 'null';
    if (value instanceof Doc) return document(value);
    if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
    if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`;
    return special(value as Exclude<Value, null | boolean | number | string | Date | Doc | Value[]>);
  };
  const document = (doc: Doc): string => {
    let out = '';
    for (const key of Object.keys(doc))
      out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${write(doc[key]!)}`;
    return `{${out}}`;
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
  return write;
};

/** Writes canonical EJSON, as documents are stored. */
export const writeEjson = writerWith(id => `{"$oid":"${id.toHexString()}"}`);

/** Writes canonical EJSON as the platform answers it: object ids come back as hex strings. */
export const writeForClient = writerWith(id => `"${id.toHexString()}"`);
