/** Who takes part: all, or those that have joined. */
export type Counters = readonly string[] | 'all';

/** What a version of an offer changed about the counters that take part. */
export type CounterChange = { version: number; joined: readonly string[]; left: readonly string[] };

const listOf = (counters: Counters): readonly string[] => (counters === 'all' ? [] : counters);

const without = (ids: readonly string[], out: readonly string[]): string[] => {
  const gone = new Set(out);
  return ids.filter(id => !gone.has(id));
};

/** The changes with that from `before` to `after`, which begins with `version`; one that changes nothing is not kept. */
export const withChange = (changes: readonly CounterChange[], before: Counters, after: Counters, version: number): CounterChange[] => {
  const [were, are] = [listOf(before), listOf(after)];
  const change = { version, joined: without(are, were), left: without(were, are) };
  return change.joined.length + change.left.length === 0 ? [...changes] : [...changes, change];
};

/**
 * The counters that had joined when `version` was the one that went out: those of now, with every later change undone.
 * "All" is no list, and has none: what went out for all says so itself.
 */
export const countersAt = (now: Counters, changes: readonly CounterChange[], version: number): readonly string[] => {
  const ids = new Set(listOf(now));
  const later = changes.filter(change => change.version > version);
  for (const { joined, left } of later.reverse()) {
    for (const id of joined) ids.delete(id);
    for (const id of left) ids.add(id);
  }
  return [...ids];
};

/** How many counters the changes name in all: what keeping them costs. */
export const namedIn = (changes: readonly CounterChange[]): number =>
  changes.reduce((sum, { joined, left }) => sum + joined.length + left.length, 0);
