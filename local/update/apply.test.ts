import { fromEjson, parseStored } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { parseUpdate, updatedBody } from './apply';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const after = (doc: object, update: object) =>
  updatedBody(writeEjson(read({ _id: 'x', ...doc })), parseUpdate(read(update)), {
    now: 1000,
    inserting: false,
  }).body;
const body = (doc: object) => writeEjson(read({ _id: 'x', ...doc }));

type Row = [doc: object, update: object, expected: object, reason: string];
const rows: Row[] = [
  [{ a: 1 }, { $set: { a: 2 } }, { a: 2 }, 'a field is replaced'],
  [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }, 'documents on the way are made'],
  [{ a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }, 'an index sets an item'],
  [{ a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }, 'an array is padded with null'],
  [{ a: {} }, { $set: { 'a.0': 5 } }, { a: { 0: 5 } }, 'a number is a field of a document'],
  [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }, 'a field is removed'],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }, 'an item removed becomes null'],
  [{ a: 1 }, { $unset: { 'a.b.c': '' } }, { a: 1 }, 'removing below a scalar does nothing'],
  [{ a: 1 }, { $inc: { a: -3 } }, { a: -2 }, 'increment'],
  [{}, { $inc: { a: 3 } }, { a: 3 }, 'a missing counter starts at zero'],
  [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: { $numberLong: '2147483648' } }, 'an int grows into a long'],
  [{ a: { $numberLong: '5' } }, { $inc: { a: 1 } }, { a: { $numberLong: '6' } }, 'a long stays a long'],
  [{ a: 1.5 }, { $inc: { a: 1.5 } }, { a: { $numberDouble: '3.0' } }, 'a double stays a double'],
  [{ a: 3 }, { $mul: { a: 2 } }, { a: 6 }, 'product'],
  [{}, { $mul: { a: 2 } }, { a: 0 }, 'a missing factor is zero'],
  [{ a: 3 }, { $min: { a: 2 } }, { a: 2 }, 'min takes the lesser'],
  [{ a: 3 }, { $max: { a: 2 } }, { a: 3 }, 'max keeps the greater'],
  [{ a: 3 }, { $max: { a: 'x' } }, { a: 'x' }, 'max compares across types'],
  [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }, 'rename moves'],
  [{ b: 1 }, { $rename: { a: 'c' } }, { b: 1 }, 'renaming nothing does nothing'],
  [{}, { $push: { a: 1 } }, { a: [1] }, 'push makes the array'],
  [{ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }, 'push of an array adds one item'],
  [
    { a: [1, 4] },
    { $push: { a: { $each: [2, 3], $position: 1 } } },
    { a: [1, 2, 3, 4] },
    'each at a position',
  ],
  [
    { a: [1, 4] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 4] },
    'a position from the end',
  ],
  [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }, 'sorted, then cut'],
  [
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
    { a: [{ n: 1 }, { n: 2 }] },
    'sorted by a field',
  ],
  [{ a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: -2 } } }, { a: [3, 4] }, 'cut from the end'],
  [{ a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }, 'pop'],
  [{ a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }, 'shift'],
  [{}, { $pop: { a: 1 } }, {}, 'pop of nothing does nothing'],
  [{ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }, 'pull by value'],
  [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }, 'pull by condition'],
  [
    { a: [{ b: 1, c: 2 }, { b: 3 }] },
    { $pull: { a: { b: 1 } } },
    { a: [{ b: 3 }] },
    'pull by a field of the items',
  ],
  [{ a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }, 'pullAll'],
  [{ a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }, 'a set holds a value once'],
  [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }, 'each of a set'],
  [{ a: 5 }, { $bit: { a: { and: 4 } } }, { a: 4 }, 'bit'],
  [
    { a: [{ n: 1 }, { n: 2 }] },
    { $inc: { 'a.$[].n': 1 } },
    { a: [{ n: 2 }, { n: 3 }] },
    'all items of an array',
  ],
  [
    {},
    { $currentDate: { at: true } },
    { at: { $date: { $numberLong: '1000' } } },
    'the clock comes from outside',
  ],
  [
    {},
    { $set: { 'constructor.prototype.x': 1 } },
    { constructor: { prototype: { x: 1 } } },
    'a field named constructor is a field',
  ],
];

test.each(rows)('%j with %j becomes %j: %s', (doc, update, expected) => {
  expect(after(doc, update)).toBe(body(expected));
});

test('a field named __proto__ is stored and pollutes nothing', () => {
  const update = JSON.parse('{"$set":{"__proto__.polluted":1}}') as object;
  expect(after({}, update)).toContain('"__proto__":{"polluted"');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test.each([
  [
    { a: [1, 5] },
    { $pull: { a: { operator: 'gt', operands: [3], fieldName: {} } } },
    'inside another command as a bare object',
  ],
  [{ a: 'x' }, { $inc: { a: 1 } }, "has the field 'a' of non-numeric type string"],
  [{ a: null }, { $inc: { a: 1 } }, 'non-numeric type null'],
  [{}, { $inc: { a: 'x' } }, 'Cannot increment with non-numeric argument'],
  [{ a: { $numberLong: '9223372036854775807' } }, { $inc: { a: 1 } }, 'Failed to apply $inc operations'],
  [{ a: 1 }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element {a: "],
  [{ a: [1] }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element {a: "],
  [{ a: 1 }, { $push: { a: 1 } }, "The field 'a' must be an array but is of type int"],
  [{ a: 1 }, { $addToSet: { a: 1 } }, 'non-array'],
  [{ a: 1 }, { $pop: { a: 1 } }, "non-array type 'int'"],
  [{ a: 1 }, { $pull: { a: 1 } }, 'non-array'],
  [{}, { $set: { a: 1, 'a.b': 2 } }, "would create a conflict at 'a'"],
  [{}, { $set: { a: 1 }, $inc: { a: 2 } }, "would create a conflict at 'a'"],
  [{}, { $set: { _id: 'y' } }, 'immutable field'],
  [{}, { $unset: { _id: '' } }, 'immutable field'],
  [{}, { $foo: { a: 1 } }, 'Unknown modifier: $foo'],
  [{}, { a: 1 }, 'Unknown modifier: a'],
  [{}, {}, 'holds no field'],
  [{}, { $set: { 'a.$.b': 1 } }, 'The positional operator did not find the match needed from the query.'],
  [{}, { $set: { '$.b': 1 } }, "Cannot have positional (i.e. '$') element in the first position"],
  [{}, { $set: { 'a.$.b.$': 1 } }, "Too many positional (i.e. '$') elements found"],
  [{}, { $set: { 'a.$[el].b': 1 } }, "No array filter found for identifier 'el' in path 'a.$[el].b'"],
  [{}, { $set: { a: { $b: 1 } } }, 'not valid for storage'],
  [{}, { $set: { 'a..b': 1 } }, 'empty field name'],
  [{}, { $set: { 'a.b': 1, 'a!': 2, a: 3 } }, "Updating the path 'a.b' would create a conflict at 'a'"],
  [{ a: [1] }, { $addToSet: { a: { $each: [2], $slice: 1 } } }, 'unexpected fields after $each in $addToSet'],
])('%j with %j is refused: %s', (doc, update, message) => {
  expect(() => after(doc, update)).toThrow(message);
});

const path = (parts: number) => Array.from({ length: parts }, () => 'a').join('.');
const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });
const tooDeep = '(code 15) Document exceeds maximum nested object depth: 180';

test.each<[reason: string, doc: object, update: object]>([
  ['a path that makes too many documents', {}, { $set: { [path(300)]: 1 } }],
  ['a path of one part too many', {}, { $inc: { [path(182)]: 1 } }],
  ['a path that could overrun the stack', {}, { $set: { [path(20_000)]: 1 } }],
  ['a deep value at the bottom of a deep document', deep(100), { $set: { [path(100)]: deep(100) } }],
  ['a push at the bottom', deep(100), { $push: { [`${path(100)}.l`]: deep(100) } }],
  ['a field that moves down', { b: deep(100) }, { $rename: { b: path(100) } }],
])('%s is refused before it is stored', (_reason, doc, update) => {
  expect(() => after(doc, update)).toThrow(tooDeep);
});

test('a document may have all the levels that can be read again', () => {
  const full = after({}, { $set: { [path(181)]: 1 } });
  expect(fromEjson(JSON.parse(full), { now: () => 0 })).toEqual(parseStored(full));
});

test.each([
  ['$set', { a: { x: { $foo: 1 } } }],
  ['$setOnInsert', { a: { $foo: 1 } }],
  ['$min', { a: { $foo: 1 } }],
  ['$max', { a: [{ $foo: 1 }] }],
  ['$push', { a: { $date: 'x', b: 1 } }],
  ['$push', { a: { $each: [1, { $numberInt: '7', b: 1 }] } }],
  ['$push', { a: { $slice: -1 } }],
  ['$addToSet', { a: { $oid: 'x', b: 1 } }],
  ['$addToSet', { a: { $each: [[{ $foo: 1 }]] } }],
])('%s of %j stores no field that would read as EJSON or as an operator', (name, operand) => {
  expect(() => after({}, { [name]: operand })).toThrow('(code 52) The dollar ($) prefixed field');
});

test('what is looked for may hold operators', () => {
  expect(after({ a: [1, 5] }, { $pull: { a: { $gte: 5 } } })).toBe(body({ a: [1] }));
});

test('many paths are checked against each other without trying all pairs', () => {
  const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`f${n}`, 1]));
  const startedAt = process.cpuUsage().user;
  after({}, { $set: fields });
  expect(process.cpuUsage().user - startedAt).toBeLessThan(5_000_000);
});
