import { rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';

const byNumber: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};
const names = new Set([...Object.values(byNumber), 'number']);

const oneName = (value: Value): string => {
  if (typeof value === 'string') {
    if (!names.has(value)) throw mongoError(2, `Unknown type name alias: ${value}`);
    return value;
  }
  if (rankOf(value) !== rank.number) throw mongoError(14, 'type must be represented as a number or a string');
  const name = byNumber[toNumber(value as NumberValue)];
  if (!name) throw mongoError(2, `Invalid numerical type code: ${toNumber(value as NumberValue)}`);
  return name;
};

/** The type names `$type` asks for. */
export const typeNamesOf = (value: Value): string[] => {
  if (!Array.isArray(value)) return [oneName(value)];
  if (value.length === 0) throw mongoError(9, '$type must match at least one type');
  return value.map(oneName);
};

export const hasType = (value: Value, wanted: readonly string[]): boolean => {
  const name = typeName(value);
  return wanted.includes(name) || (rankOf(value) === rank.number && wanted.includes('number'));
};
