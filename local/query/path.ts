import { Doc, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';

const MAX_PARTS = 200;

/** The parts of a dot path that names what to show or to make. Throws MongoDB's error when they are more than it takes. */
export const pathParts = (path: string): string[] => {
  const parts = path.split('.');
  if (parts.length > MAX_PARTS) throw mongoError(15, 'FieldPath is too long');
  return parts;
};

/** Stands for "no such field"; distinct from null. */
export const MISSING = Symbol('missing');
export type Found = Value | typeof MISSING;

/** The index a path part names in an array, or -1. */
export const arrayIndex = (part: string): number => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1);

/** `placed` says that the value was named by its place in an array, which is not opened then. */
type Visit = (found: Found, placed: boolean) => boolean;

const walk = (value: Value, parts: readonly string[], at: number, visit: Visit, placed = false): boolean => {
  if (at === parts.length) return visit(value, placed);
  if (value instanceof Doc) {
    const part = parts[at]!;
    return part in value ? walk(value[part]!, parts, at + 1, visit) : visit(MISSING, false);
  }
  if (!Array.isArray(value)) return visit(MISSING, false);
  return walkArray(value, parts, at, visit);
};

const walkArray = (array: Value[], parts: readonly string[], at: number, visit: Visit): boolean => {
  const index = arrayIndex(parts[at]!);
  if (index >= 0 && index < array.length && walk(array[index]!, parts, at + 1, visit, true)) return true;
  for (const item of array) {
    if (item instanceof Doc && walk(item, parts, at, visit)) return true;
  }
  return false;
};

/**
 * Visits what a dot path reaches, going through arrays on the way as MongoDB does (not into an array at the path's
 * end: that is the visitor's affair). Scalars inside an array on the way are passed over. Stops when a visit answers true.
 */
export const somePath = (doc: Doc, parts: readonly string[], visit: Visit): boolean =>
  walk(doc, parts, 0, visit);

/** Everything a path reaches, with arrays at its end opened (each element, then the array itself when `whole`). */
export const leafValues = (doc: Doc, parts: readonly string[]): Found[] => {
  const out: Found[] = [];
  walk(doc, parts, 0, found => {
    // no spread: its arguments must fit on the stack
    if (Array.isArray(found)) for (const item of found) out.push(item);
    else out.push(found);
    return false;
  });
  return out;
};

/** An empty array at a path's end, which stands below null in an order and in an index. */
export const EMPTY_ARRAY = Symbol('empty array');
export type PathKey = Found | typeof EMPTY_ARRAY;

const walkKeys = (
  value: Value,
  parts: readonly string[],
  at: number,
  named: boolean,
  out: PathKey[],
): void => {
  if (at === parts.length) {
    if (!Array.isArray(value)) out.push(value);
    else if (value.length === 0) out.push(EMPTY_ARRAY);
    else for (const item of value) out.push(item);
    return;
  }
  if (value instanceof Doc && parts[at]! in value) walkKeys(value[parts[at]!]!, parts, at + 1, named, out);
  else if (Array.isArray(value) && value.length > 0) walkItems(value, parts, at, named, out);
  else out.push(MISSING);
};

const walkItems = (
  array: Value[],
  parts: readonly string[],
  at: number,
  named: boolean,
  out: PathKey[],
): void => {
  const index = arrayIndex(parts[at]!);
  const placed = index >= 0 && index < array.length;
  if (placed) walkKeys(array[index]!, parts, at + 1, named, out);
  if (placed && !named) return;
  for (const item of array) {
    if (item instanceof Doc) walkKeys(item, parts, at, named, out);
    else if (!placed) out.push(MISSING);
  }
};

/**
 * What a document counts by in a field: every item of an array at the path's end, and nothing (`MISSING`) for each item on the way
 * that has no such field. A number names an item by its place; `named` adds the items' fields of that name, which a
 * condition finds too.
 */
export const keyValues = (doc: Doc, parts: readonly string[], named: boolean): PathKey[] => {
  const out: PathKey[] = [];
  walkKeys(doc, parts, 0, named, out);
  return out;
};
