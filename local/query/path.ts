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

const walk = (
  value: Value,
  parts: readonly string[],
  at: number,
  visit: (found: Found) => boolean,
): boolean => {
  if (at === parts.length) return visit(value);
  if (value instanceof Doc) {
    const part = parts[at]!;
    return part in value ? walk(value[part]!, parts, at + 1, visit) : visit(MISSING);
  }
  if (!Array.isArray(value)) return visit(MISSING);
  return walkArray(value, parts, at, visit);
};

const walkArray = (
  array: Value[],
  parts: readonly string[],
  at: number,
  visit: (found: Found) => boolean,
): boolean => {
  const index = arrayIndex(parts[at]!);
  if (index >= 0 && index < array.length && walk(array[index]!, parts, at + 1, visit)) return true;
  for (const item of array) {
    if (item instanceof Doc && walk(item, parts, at, visit)) return true;
  }
  return false;
};

/**
 * Visits what a dot path reaches, going through arrays on the way as MongoDB does (not into an array at the path's
 * end: that is the visitor's affair). Scalars inside an array on the way are passed over. Stops when a visit answers true.
 */
export const somePath = (doc: Doc, parts: readonly string[], visit: (found: Found) => boolean): boolean =>
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
