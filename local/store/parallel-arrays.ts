import { Doc, type Value } from '../ejson/value';
import { arrayIndex } from '../query/path';
import { mongoError } from '../wire/errors';

/** The first array that a path goes into, and what of the path is left there. */
type Hit = { name: string; array: Value[]; rest: readonly string[] };

const firstArray = (doc: Doc, parts: readonly string[]): Hit | undefined => {
  let value: Value | undefined = doc;
  for (let at = 0; ; at++) {
    if (Array.isArray(value)) {
      const index: number = at < parts.length ? arrayIndex(parts[at]!) : -1;
      // an item that is named by its place is no choice
      if (index < 0 || index >= value.length)
        return { name: parts[at - 1]!, array: value, rest: parts.slice(at) };
      value = value[index];
    } else if (value instanceof Doc && at < parts.length) value = value[parts[at]!];
    else return undefined;
  }
};

/**
 * Refuses a document in which two fields of one index are arrays beside each other, however few items they hold. Throws
 * MongoDB's error.
 */
export const refuseParallelArrays = (doc: Doc, paths: readonly (readonly string[])[]): void => {
  const hits = paths.map(parts => firstArray(doc, parts)).filter(hit => hit !== undefined);
  const [first, ...others] = hits;
  if (!first) return;
  const other = others.find(hit => hit.array !== first.array);
  if (other) throw mongoError(171, `cannot index parallel arrays [${other.name}] [${first.name}]`);
  const below = hits.map(hit => hit.rest).filter(rest => rest.length > 0);
  if (below.length < 2) return;
  for (const item of first.array) if (item instanceof Doc) refuseParallelArrays(item, below);
};
