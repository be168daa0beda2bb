import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { compileProjection } from './projection';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const doc = { _id: 'x', a: 1, b: { c: 2, d: 3 }, list: [{ n: 1, m: 1 }, { n: 2 }, 5] };

test.each<[projection: object, expected: object, reason: string]>([
  [{ a: 1 }, { _id: 'x', a: 1 }, 'the id comes along'],
  [{ a: 1, _id: 0 }, { a: 1 }, 'unless it is switched off'],
  [{ _id: 1 }, { _id: 'x' }, 'the id alone'],
  [{ _id: 0 }, { a: 1, b: { c: 2, d: 3 }, list: [{ n: 1, m: 1 }, { n: 2 }, 5] }, 'all but the id'],
  [{ 'b.c': 1 }, { _id: 'x', b: { c: 2 } }, 'a nested field'],
  [{ 'b.c': 0, list: 0 }, { _id: 'x', a: 1, b: { d: 3 } }, 'nested exclusion'],
  [{ 'list.n': 1 }, { _id: 'x', list: [{ n: 1 }, { n: 2 }] }, 'through an array, scalars fall away'],
  [
    { list: { $slice: 1 } },
    { _id: 'x', a: 1, b: { c: 2, d: 3 }, list: [{ n: 1, m: 1 }] },
    '$slice keeps the rest',
  ],
  [{ list: { $slice: -1 }, a: 1 }, { _id: 'x', a: 1, list: [5] }, '$slice beside inclusion'],
  [{ list: { $elemMatch: { n: 2 } } }, { _id: 'x', list: [{ n: 2 }] }, '$elemMatch keeps the first match'],
  [{ missing: 1 }, { _id: 'x' }, 'a missing field'],
])('%j gives %j: %s', (projection, expected) => {
  expect(writeEjson(compileProjection(read(projection))(read(doc)))).toBe(writeEjson(read(expected)));
});

test.each([
  ['no number', 'x'],
  ['an object', { a: 1 }],
  ['nothing', []],
  ['three numbers', [1, 2, 3]],
  ['a limit of none', [1, 0]],
  ['a limit that is no number', [1, 'x']],
])('$slice of %s is refused', (_reason, operand) => {
  expect(() => compileProjection(read({ list: { $slice: operand } }))).toThrow('bad operand of $slice');
});

test('fields cannot be both included and excluded', () => {
  expect(() => compileProjection(read({ a: 1, b: 0 }))).toThrow(
    'Cannot do exclusion on field b in inclusion projection',
  );
});
