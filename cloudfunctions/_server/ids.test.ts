import { createIds } from './ids';

/** What follows the ten characters of the time. */
const chanceOf = (id: string): string => id.slice('cp_'.length + 10);

test('an id is its prefix and a ULID', () => {
  expect(createIds(() => 1_700_000_000_000).next('cp')).toMatch(/^cp_[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
});

test('ids of one instance are sorted as they were made, also within one millisecond', () => {
  let now = 1_700_000_000_000;
  const ids = createIds(() => now);
  const made = Array.from({ length: 3000 }, (_, index) => {
    if (index % 3 === 0) now += 1;
    return ids.next('cp');
  });
  expect(made).toEqual([...new Set(made)].sort());
});

test('instances that make ids in the same millisecond share none of them', () => {
  const made = Array.from({ length: 3000 }, () => chanceOf(createIds(() => 1_700_000_000_000).next('cp')));
  expect(new Set(made).size).toBe(made.length);
});

test('what is left to chance takes every character, in every place, about equally often', () => {
  let now = 1_700_000_000_000;
  const ids = createIds(() => (now += 1));
  const rounds = 6400;
  const counts = Array.from({ length: 16 }, () => new Map<string, number>());
  for (let round = 0; round < rounds; round += 1) {
    [...chanceOf(ids.next('cp'))].forEach((one, place) => counts[place]!.set(one, (counts[place]!.get(one) ?? 0) + 1));
  }
  // 200 expected; nine standard deviations
  for (const count of counts) {
    expect(count.size).toBe(32);
    for (const [, often] of count) expect(Math.abs(often - rounds / 32)).toBeLessThan(127);
  }
});
