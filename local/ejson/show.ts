import type { BSONRegExp, ObjectId } from 'bson';
import {
  bsonTypeOf,
  Doc,
  isRegex,
  numberKind,
  rank,
  rankOf,
  toNumber,
  type NumberValue,
  type Value,
} from './value';
import { writeEjson } from './write';

const number = (value: NumberValue): string => {
  const n = toNumber(value);
  if (numberKind(value) === 'double') return Number.isInteger(n) ? n.toFixed(1) : String(n);
  return numberKind(value) === 'int' ? String(n) : value.toString();
};

const between = (open: string, parts: string[], close: string): string =>
  parts.length === 0 ? `${open}${close}` : `${open} ${parts.join(', ')} ${close}`;

/** A value as MongoDB writes it into its error messages: `{ a: 1, d: new Date(5) }`. */
export const showValue = (value: Value): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return between('[', value.map(showValue), ']');
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (isRegex(value)) return `/${(value as BSONRegExp).pattern}/${(value as BSONRegExp).options}`;
  if (bsonTypeOf(value) === 'ObjectId') return `ObjectId('${(value as ObjectId).toHexString()}')`;
  if (rankOf(value) === rank.number) return number(value as NumberValue);
  if (!(value instanceof Doc)) return writeEjson(value);
  return between(
    '{',
    Object.keys(value).map(key => `${key}: ${showValue(value[key]!)}`),
    '}',
  );
};
