import { countersAt, namedIn, withChange, type CounterChange, type Counters } from './joining';

/** Who took part under version 1, 2, 3 …, as the offer went through them. */
const through = (...lists: Counters[]): { now: Counters; changes: CounterChange[] } => ({
  now: lists.at(-1)!,
  changes: lists.slice(1).reduce<CounterChange[]>((changes, list, at) => withChange(changes, lists[at]!, list, at + 2), []),
});

test.each<{ lists: Counters[]; why: string }>([
  { lists: [['a']], why: 'nothing ever changed' },
  { lists: [['a'], ['a', 'b']], why: 'one joins' },
  { lists: [['a', 'b'], ['b']], why: 'one leaves' },
  { lists: [['a'], ['a', 'b'], ['b'], ['a', 'b'], ['b', 'c', 'd']], why: 'one leaves, comes back and leaves again' },
  { lists: [['a', 'b'], ['a', 'b'], ['c']], why: 'a version that changes other rules only' },
  { lists: [['a'], ['b']], why: 'as many leave as join' },
  { lists: [['a'], ['a', 'b'], ['a', 'b'], ['b']], why: 'and one that does so between two that do not' },
  { lists: [['a', 'b'], 'all', ['c']], why: 'for all in between' },
])('every version keeps its own counters: $why', ({ lists }) => {
  const { now, changes } = through(...lists);
  lists.forEach((list, at) => {
    if (list !== 'all') expect([...countersAt(now, changes, at + 1)].sort()).toEqual([...list].sort());
  });
});

test('what a version changed before it went out leaves earlier ones as they were', () => {
  const changes = withChange(withChange([], ['a'], [], 2), [], ['b'], 2);
  expect(countersAt(['b'], changes, 1)).toEqual(['a']);
  expect(countersAt(['b'], changes, 2)).toEqual(['b']);
});

test('every counter that a change names is counted', () => {
  expect(namedIn([])).toBe(0);
  expect(namedIn(through(['a'], ['b', 'c'], ['b']).changes)).toBe(4);
  expect(namedIn(through(['a'], 'all').changes)).toBe(1);
});

test('a version that changes none of them keeps nothing', () => {
  expect(through(['a'], ['a']).changes).toEqual([]);
  expect(through(['a'], ['b'], ['b']).changes).toEqual([{ version: 2, joined: ['b'], left: ['a'] }]);
});
