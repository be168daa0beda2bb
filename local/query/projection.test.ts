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
  [{ b: { c: 1 } }, { _id: 'x', b: { c: 2 } }, 'a nested field named by an object'],
  [{ b: { c: 0 }, list: 0 }, { _id: 'x', a: 1, b: { d: 3 } }, 'nested exclusion by an object'],
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

test.each<[reason: string, query: object, projection: object, expected: object]>([
  ['the item met', { 'list.n': 2 }, { 'list.$': 1 }, { _id: 'x', list: [{ n: 2 }] }],
  ['an item that is no document', { list: 5 }, { 'list.$': true, a: 1 }, { _id: 'x', a: 1, list: [5] }],
  [
    'by an $elemMatch',
    { list: { $elemMatch: { n: { $gt: 1 } } } },
    { 'list.$': 1 },
    { _id: 'x', list: [{ n: 2 }] },
  ],
  ['a field below the first array', { 'list.n': 2 }, { 'list.n.$': 1 }, { _id: 'x', list: [{ n: 2 }] }],
  ['no array stays whole', { a: 1 }, { 'b.$': 1 }, { _id: 'x', b: { c: 2, d: 3 } }],
])('the positional projection shows %s', (_reason, query, projection, expected) => {
  const shown = compileProjection(read(projection), read(query))(read(doc));
  expect(writeEjson(shown)).toBe(writeEjson(read(expected)));
});

test('the positional projection fails where no condition went through the array', () => {
  const project = compileProjection(read({ 'list.$': 1 }), read({ a: 1 }));
  expect(() => project(read(doc))).toThrow(
    "(code 51246) Executor error during find command :: caused by :: positional operator '.$'",
  );
});

test.each([
  ['two positions', { 'list.$': 1, 'b.$': 1 }, '(code 31276)'],
  ['a position in the middle', { 'list.$.n': 1 }, '(code 31394)'],
  ['an exclusion by position', { 'list.$': 0 }, '(code 31395)'],
  ['a position beside $elemMatch', { 'list.$': 1, a: { $elemMatch: { n: 1 } } }, '(code 31256)'],
  ['a field within another', { b: 1, 'b.c': 1 }, '(code 31250) Path collision at b.c'],
  ['a field around another', { 'b.c': 1, b: 1 }, '(code 31250) Path collision at b'],
  ['an empty object', { b: {} }, '(code 51270)'],
])('%s is refused', (_reason, projection, says) => {
  expect(() => compileProjection(read(projection))).toThrow(says);
});
