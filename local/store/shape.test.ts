import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { addingShape, droppingShape, projectingShape } from './shape';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const text = (json: object) => writeEjson(read(json));

test.each([
  [
    'kinds of numbers stay what they were',
    { a: { $numberDouble: '2.0' }, b: { $numberLong: '5' } },
    { a: 1, b: 1 },
    { a: { $numberDouble: '2.0' }, b: { $numberLong: '5' } },
  ],
  ['the order of the document, not of the question', { a: 1, b: 2 }, { b: 1, a: 1 }, { a: 1, b: 2 }],
  ['computed fields behind those that are kept', { a: 1, b: 2 }, { c: '$b', a: 1 }, { a: 1, c: 2 }],
  ['arrays in arrays are gone through', { a: [[{ b: 1, c: 2 }], 5] }, { 'a.b': 1 }, { a: [[{ b: 1 }]] }],
  ['a computed field below what is no object', { a: 5 }, { 'a.b': '$a' }, { a: { b: 5 } }],
  [
    'below an array in each item',
    { a: [{ x: 1 }, 2] },
    { 'a.b': { $literal: 0 } },
    { a: [{ b: 0 }, { b: 0 }] },
  ],
])('project: %s', (_reason, doc, spec, expected) => {
  expect(writeEjson(projectingShape(read(spec))(read(doc), {}))).toBe(text(expected));
});

test('a shape leaves the document as it was', () => {
  const doc = read({ a: { b: [1, { c: 2 }] }, d: 1 });
  const before = writeEjson(doc);
  addingShape(read({ 'a.b.c': 9, d: '$$REMOVE' }))(doc, {});
  droppingShape(['a.b.c'])(doc, {});
  projectingShape(read({ 'a.b': 1, 'a.e': '$d' }))(doc, {});
  expect(writeEjson(doc)).toBe(before);
});

test('a field named __proto__ is a field', () => {
  const doc = read(JSON.parse('{"a":{"__proto__":{"x":1},"b":2}}') as object);
  expect(writeEjson(droppingShape(['a.b'])(doc, {}))).toBe('{"a":{"__proto__":{"x":{"$numberInt":"1"}}}}');
});
