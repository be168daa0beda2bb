import { fromEjson } from '../ejson/read';
import type { Value } from '../ejson/value';
import { addNew, memberOf } from './values';

const value = (json: unknown): Value => fromEjson(json, { now: () => 0 });

/** Pairs that MongoDB holds for equal, and pairs that it does not. */
const pairs: [same: boolean, a: unknown, b: unknown][] = [
  [true, { $numberInt: '5' }, { $numberDouble: '5.0' }],
  [true, { $numberLong: '5' }, { $numberDecimal: '5.00' }],
  [true, { $numberDouble: 'NaN' }, { $numberDouble: 'NaN' }],
  [true, { $numberDouble: '-0.0' }, { $numberInt: '0' }],
  [true, { a: [1, null] }, { a: [1, null] }],
  [false, { a: 1, b: 2 }, { b: 2, a: 1 }],
  [false, null, 0],
  [false, '5', 5],
  [false, [1], 1],
  [false, { $date: { $numberLong: '5' } }, 5],
  [false, 'a\u0000', 'a'],
];
const filler = Array.from({ length: 2000 }, (_, n) => `filler ${n}`);

test.each(pairs)('same: %s for %j and %j, in short arrays as in long ones', (same, a, b) => {
  const added = (array: Value[]) => addNew(array, [value(b), value(b)]).length - array.length;
  expect([added([value(a)]), added([...filler, value(a)])]).toEqual(same ? [0, 0] : [1, 1]);
  expect([memberOf([value(a)], 1)(value(b)), memberOf([...filler, value(a)], 5000)(value(b))]).toEqual([
    same,
    same,
  ]);
});

test('what is added keeps its order, each value once', () => {
  expect(addNew([3], [2, 3, 1, 2])).toEqual([3, 2, 1]);
  expect(addNew([...filler], [...filler, 'x', 'y', 'x']).slice(2000)).toEqual(['x', 'y']);
});

test('a hundred thousand values are told apart without trying all pairs', () => {
  const long = Array.from({ length: 100_000 }, (_, n) => n);
  const before = process.cpuUsage().user;
  expect(addNew(long, [...long, -1])).toHaveLength(100_001);
  expect(long.filter(memberOf(long, long.length))).toHaveLength(100_000);
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
});
