import type { Usable } from '../fit/judge';

/** Numbers the groups of amounts that every coupon measures and takes from alike: wholly, or not at all. */
export const groupAmounts = (usable: readonly Usable[], size: number): number[] => {
  const groups = new Array<number>(size).fill(0);
  let count = 1;
  for (const positions of new Set(usable.flatMap(({ from, lines }) => [from, lines]))) {
    // each group of which some amounts are among them and some are not falls in two
    const split = new Map<number, number>();
    for (const position of positions) {
      const group = groups[position]!;
      if (!split.has(group)) split.set(group, count++);
      groups[position] = split.get(group)!;
    }
  }
  return groups;
};
