import type { Doc } from '../ejson/value';
import { showValue } from '../ejson/show';
import { rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';
import { compareValues } from './compare';
import { keyValues, MISSING, type EMPTY_ARRAY, type PathKey } from './path';

export type SortField = { path: string; parts: string[]; direction: 1 | -1 };

/** Reads `{ field: 1 | -1, ... }`. Throws MongoDB's error on another direction. */
export const sortFields = (spec: Doc, what = 'sort'): SortField[] =>
  Object.keys(spec).map(path => {
    const value = spec[path]!;
    if (rankOf(value) !== rank.number)
      throw mongoError(15974, `Illegal key in ${what} specification: ${path}: ${showValue(value)}`);
    const direction = toNumber(value as NumberValue);
    if (direction !== 1 && direction !== -1) {
      throw mongoError(15975, `${what} key ordering must be 1 (for ascending) or -1 (for descending)`);
    }
    return { path, parts: path.split('.'), direction };
  });

/** What a document sorts by in one field: MongoDB puts an empty array before a missing field, which counts as null. */
export type SortKey = Value | typeof EMPTY_ARRAY;

const compareKeys = (a: SortKey, b: SortKey): number => {
  if (typeof a === 'symbol' || typeof b === 'symbol') {
    if (a === b) return 0;
    const other = (typeof a === 'symbol' ? b : a) as Value;
    const below = rankOf(other) > rank.minKey;
    return (typeof a === 'symbol') === below ? -1 : 1;
  }
  return compareValues(a, b);
};

const known = (found: PathKey): SortKey => (found === MISSING ? null : found);

/** The sort key of one field: of several values the least ascending, the greatest descending. */
export const sortKey = (doc: Doc, field: SortField): SortKey => {
  if (field.parts.length === 1) {
    const direct = doc[field.path];
    if (direct === undefined) return null;
    if (!Array.isArray(direct)) return direct;
  }
  let best: SortKey | undefined;
  for (const found of keyValues(doc, field.parts, false)) {
    const next = known(found);
    if (best === undefined || compareKeys(next, best) * field.direction < 0) best = next;
  }
  return best!;
};

/** Compares two lists of sort keys, field by field. */
export const compareSortKeys = (
  a: SortKey[],
  b: SortKey[],
  fields: readonly { direction: 1 | -1 }[],
): number => {
  for (let i = 0; i < fields.length; i++) {
    const result = compareKeys(a[i]!, b[i]!);
    if (result !== 0) return result * fields[i]!.direction;
  }
  return 0;
};

/** Compares two documents by the fields. */
export const compareBy =
  (fields: SortField[]) =>
  (a: Doc, b: Doc): number =>
    compareSortKeys(
      fields.map(field => sortKey(a, field)),
      fields.map(field => sortKey(b, field)),
      fields,
    );
