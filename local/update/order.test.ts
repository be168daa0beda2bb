import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { parseUpdate, updatedBody } from './apply';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const fields = (doc: object, update: object) =>
  Object.keys(
    updatedBody(writeEjson(read({ _id: 'x', ...doc })), parseUpdate(read(update)), {
      now: 0,
      inserting: false,
    }).doc,
  );

test.each([
  ['by name within one operator', {}, { $set: { z: 1, m: 1, a: 1 } }, ['_id', 'a', 'm', 'z']],
  ['by name across operators', {}, { $set: { z: 1 }, $inc: { a: 1 } }, ['_id', 'a', 'z']],
  ['behind those that were there', { q: 1 }, { $set: { z: 1, a: 1 } }, ['_id', 'q', 'a', 'z']],
  ['numbers as numbers', {}, { $set: { 'o.10': 1, 'o.9': 1 } }, ['_id', 'o']],
  [
    'a renamed one by its new name',
    { b: 1 },
    { $rename: { b: 'y' }, $set: { x: 1, z: 1 } },
    ['_id', 'x', 'y', 'z'],
  ],
])('new fields stand %s', (_reason, doc, update, expected) => {
  expect(fields(doc, update)).toEqual(expected);
});

test.each([
  ['a source below an item', { l: [{ x: 1 }] }, { 'l.0.x': 'y' }, 'source'],
  ['a source that is an item', { l: [1] }, { 'l.0': 'y' }, 'source'],
  ['a destination below an item', { x: 1, l: [{}] }, { x: 'l.0.y' }, 'destination'],
])('renaming refuses %s', (_reason, doc, rename, side) => {
  expect(() => fields(doc, { $rename: rename })).toThrow(`The ${side} field cannot be an array element`);
});

test('messages show values as MongoDB writes them', () => {
  const at = { $date: { $numberLong: '5' } };
  expect(() => fields({ n: { $numberDouble: '2.0' } }, { $set: { 'n.x': 1 } })).toThrow(
    'in element {n: 2.0}',
  );
  expect(() => fields({ l: [1, { at, s: 'q' }] }, { $set: { 'l.x': 1 } })).toThrow(
    'in element {l: [ 1, { at: new Date(5), s: "q" } ]}',
  );
});
