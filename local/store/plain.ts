import { Double, Long } from 'bson';
import { Doc, isDoc, type Value } from '../ejson/value';
import { invalidParam } from '../wire/errors';

/** Values as mingo knows them: ordinary objects and numbers. */
export type Plain = null | boolean | number | string | Date | Plain[] | { [key: string]: Plain } | object;

/** A document with an own `__proto__` would set the prototype of an ordinary object: it is kept away from mingo. */
const refuseProto = (key: string) => {
  if (key === '__proto__')
    throw invalidParam('[InvalidParameter] A field named __proto__ cannot take part in an aggregation.');
};

/** Numbers are plain as long as that says the same; decimals and what is beyond 2^53 keep their objects. */
const small = (value: Double | Long): Plain => {
  const n = value instanceof Double ? value.valueOf() : value.toNumber();
  return Number.isSafeInteger(n) ? n : value;
};

export const toPlain = (value: Value): Plain => {
  if (isDoc(value)) {
    const out: Record<string, Plain> = {};
    for (const key of Object.keys(value)) {
      refuseProto(key);
      out[key] = toPlain(value[key]!);
    }
    return out;
  }
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Double || value instanceof Long) return small(value);
  return value as Plain;
};

/** Reads a result of mingo back; what MongoDB has no value for becomes null. */
export const fromPlain = (value: unknown): Value => {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (value instanceof Date || typeof value !== 'object') return value as Value;
  if (value instanceof RegExp || '_bsontype' in value) return value as Value;
  const out = new Doc();
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) out[key] = fromPlain(item);
  }
  return out;
};
