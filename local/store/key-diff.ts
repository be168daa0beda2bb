import type { Doc } from '../ejson/value';
import type { Collection, Index } from './catalog';
import { indexKeys } from './index-keys';

/** What one change adds to an index and takes away from it; `many` keys make the index one over arrays. */
export type KeyDiff = { index: Index; added: Buffer[]; removed: Buffer[]; many: boolean };

const FEW_PAIRS = 1000;

/** The keys that are not among the others; long arrays have so many that pairs cannot be tried. */
const without = (keys: Buffer[], others: Buffer[]): Buffer[] => {
  if (keys.length * others.length <= FEW_PAIRS)
    return keys.filter(key => !others.some(other => other.equals(key)));
  const known = new Set(others.map(other => other.toString('latin1')));
  return keys.filter(key => !known.has(key.toString('latin1')));
};

/** The keys of one index that differ between what a document was and what it will be. */
export const diffOf = (index: Index, before: Doc | undefined, after: Doc | undefined): KeyDiff => {
  const had = before ? indexKeys(before, index) : [];
  const has = after ? indexKeys(after, index) : [];
  if (had.length === 1 && has.length === 1 && had[0]!.equals(has[0]!))
    return { index, added: [], removed: [], many: false };
  return { index, added: without(has, had), removed: without(had, has), many: has.length > 1 };
};

/** The same for a collection's indexes (but the one of ids), or those asked for. */
export const diffsOf = (
  collection: Collection,
  change: { before: Doc | undefined; after: Doc | undefined },
  only: (index: Index) => boolean = () => true,
): KeyDiff[] =>
  collection.indexes
    .slice(1)
    .filter(only)
    .map(index => diffOf(index, change.before, change.after));
