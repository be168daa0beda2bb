import { Doc, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../../ejson/value';
import { wholeOf } from '../../numbers/arithmetic';
import { mongoError } from '../../wire/errors';
import { wrong, wrongKeyword, wrongType } from './errors';

const JSON_TYPES = ['array', 'boolean', 'null', 'number', 'object', 'string'];
const BSON_TYPES = [
  ...['number', 'double', 'string', 'object', 'array', 'binData', 'undefined', 'objectId', 'bool', 'date'],
  ...['null', 'regex', 'dbPointer', 'javascript', 'symbol', 'javascriptWithScope', 'int', 'timestamp'],
  ...['long', 'decimal', 'minKey', 'maxKey'],
];

export const numberOf = (value: Value, keyword: string): NumberValue => {
  if (rankOf(value) !== rank.number) throw wrongType(keyword, 'a number');
  return value as NumberValue;
};

/** How many of something: whole, and not below zero. */
export const countOf = (value: Value, keyword: string): number => {
  const whole = wholeOf(numberOf(value, keyword));
  if (whole === undefined) throw wrong(`Expected an integer: ${keyword}: ${String(value)}`);
  if (whole < 0n) throw wrong(`Expected a non-negative number in: ${keyword}: ${whole}`);
  return Math.min(toNumber(value as NumberValue), Number.MAX_SAFE_INTEGER);
};

export const booleanOf = (value: Value, keyword: string): boolean => {
  if (typeof value !== 'boolean') throw wrongType(keyword, 'a boolean');
  return value;
};

export const stringOf = (value: Value, keyword: string, must = 'a string'): string => {
  if (typeof value !== 'string') throw wrongType(keyword, must);
  return value;
};

export const docOf = (value: Value, keyword: string): Doc => {
  if (!(value instanceof Doc)) throw wrongType(keyword, 'an object');
  return value;
};

export const listOf = (value: Value, keyword: string): Value[] => {
  if (!Array.isArray(value)) throw wrongType(keyword, 'an array');
  return value;
};

/** Names without repeats, at least one. */
export const namesOf = (value: Value, keyword: string): string[] => {
  const list = listOf(value, keyword);
  if (list.length === 0) throw wrongKeyword(keyword, 'cannot be an empty array');
  for (const item of list)
    if (typeof item !== 'string')
      throw wrongType(keyword, `an array of strings, but found an element of type: ${typeName(item)}`);
  if (new Set(list).size < list.length) throw wrongKeyword(keyword, 'array cannot contain duplicate values');
  return list as string[];
};

/** The types that `type` or `bsonType` name, under the names of BSON. */
export const typesOf = (value: Value, keyword: 'type' | 'bsonType'): string[] => {
  const list = Array.isArray(value) ? value : [value];
  if (list.some(item => typeof item !== 'string'))
    throw wrongType(keyword, 'either a string or an array of strings');
  if (list.length === 0) throw wrongKeyword(keyword, 'must name at least one type');
  const known = keyword === 'type' ? JSON_TYPES : BSON_TYPES;
  (list as string[]).forEach((name, i) => {
    if (keyword === 'type' && name === 'integer')
      throw wrong("$jsonSchema type 'integer' is not currently supported.");
    if (!known.includes(name)) throw mongoError(2, `Unknown type name alias: ${name}`);
    if (list.indexOf(name) < i) throw wrongKeyword(keyword, `has duplicate value: ${name}`);
  });
  return (list as string[]).map(name => (name === 'boolean' ? 'bool' : name));
};
