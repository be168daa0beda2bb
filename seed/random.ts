/** A small generator with a fixed start (xorshift32): every seeding draws the same. Never for secrets. */
export const createRandom = (start: number): { below(limit: number): number; pick<T>(list: readonly T[]): T } => {
  let state = start | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return { below, pick: list => list[below(list.length)]! };
};
