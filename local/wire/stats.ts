/** Counters of wire calls by action: database round trips, begin and commit included. */
export type Stats = {
  count: (action: string) => void;
  read: () => { total: number; byAction: Record<string, number> };
  reset: () => void;
};

/** Creates counters that start at zero. */
export const createStats = (): Stats => {
  const counts = new Map<string, number>();
  return {
    count: action => void counts.set(action, (counts.get(action) ?? 0) + 1),
    read: () => ({
      total: [...counts.values()].reduce((sum, n) => sum + n, 0),
      byAction: Object.fromEntries(counts),
    }),
    reset: () => counts.clear(),
  };
};
