/** -1 for "B1", 3 for "3F"; what is no floor comes last. */
const rankOf = (floor: string): number => {
  const match = /^(B)?(\d+)F?$/i.exec(floor.trim());
  if (!match) return Number.MAX_SAFE_INTEGER;
  return match[1] ? -Number(match[2]) : Number(match[2]);
};

/** Counters from the lowest floor up, by name on each: the way one walks through the house. */
export const byFloor = <T extends { floor: string; name: string }>(counters: readonly T[]): T[] =>
  [...counters].sort((a, b) => rankOf(a.floor) - rankOf(b.floor) || a.name.localeCompare(b.name, 'zh-CN'));
