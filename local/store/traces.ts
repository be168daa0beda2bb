/**
 * What the work at hand has seen and changed, told as the commit that must be on disk before its answer may be given.
 * Kept by collection: a question about documents that nobody changed lately does not wait for the changes of others.
 * The statements leave the traces themselves, so that there is no way to the data without.
 */
export type Traces = {
  /** A piece of work begins; it is synchronous and whole. */
  begin: () => void;
  saw: (collection: number) => void;
  changed: (collection: number) => void;
  /** The work has changed something, whatever it is. */
  changedSomething: () => void;
  /** The number of the commit that gathers changes now; they are made one after another. */
  commit: () => number;
  /** The commit is made: what comes belongs to another one. */
  nextCommit: () => void;
  /** The last commit that the work at hand has to do with; 0 when there is none. */
  needed: () => number;
};

export const createTraces = (): Traces => {
  const lastChangedIn = new Map<number, number>();
  let commit = 1;
  let needed = 0;
  return {
    begin: () => void (needed = 0),
    saw: collection => {
      const changedIn = lastChangedIn.get(collection);
      if (changedIn !== undefined && changedIn > needed) needed = changedIn;
    },
    changed: collection => void lastChangedIn.set(collection, commit),
    changedSomething: () => void (needed = commit),
    commit: () => commit,
    nextCommit: () => void (commit += 1),
    needed: () => needed,
  };
};
