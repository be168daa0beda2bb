import { encodeKey } from '../store/key';
import { fromPlain } from '../store/plain';
import { compareValues } from './compare';

/** MongoDB's order between results of expressions: what is missing stands below everything but MinKey. */
export const compareResults = (a: unknown, b: unknown): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return compareValues(fromPlain(a), fromPlain(b));
};

/** A text that is the same for results that are equal, whatever the kinds of their numbers. */
export const resultKey = (value: unknown): string =>
  value === undefined ? '' : encodeKey([fromPlain(value)]).toString('latin1');

/** Each result once, the first of those that are equal. */
export const distinctResults = (values: readonly unknown[]): unknown[] => {
  const firsts = new Map<string, unknown>();
  for (const value of values) {
    const key = resultKey(value);
    if (!firsts.has(key)) firsts.set(key, value);
  }
  return [...firsts.values()];
};
