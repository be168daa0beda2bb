import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { compileMatcher } from './match';
import { parseQuery } from './parse';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const matches = (query: object, doc: object) => compileMatcher(parseQuery(read(query)))(read(doc));

type Row = [query: object, doc: object, expected: boolean, reason: string];
const re = (pattern: string, options = '') => ({ $regularExpression: { pattern, options } });
const date = (ms: number) => ({ $date: { $numberLong: String(ms) } });

const rows: Row[] = [
  [{}, { a: 1 }, true, 'the empty query matches everything'],
  [{ a: 1 }, { a: 1 }, true, 'equal numbers'],
  [{ a: 1 }, { a: { $numberDouble: '1.0' } }, true, 'numbers compare by value, not kind'],
  [{ a: 1 }, { a: { $numberLong: '1' } }, true, 'a long equals an int'],
  [{ a: '1' }, { a: 1 }, false, 'no conversion between types'],
  [{ a: 1 }, { a: [3, 1] }, true, 'an array matches by an element'],
  [{ a: [3, 1] }, { a: [3, 1] }, true, 'an array matches as a whole'],
  [{ a: [3, 1] }, { a: [1, 3] }, false, 'order of a whole array counts'],
  [{ a: [1] }, { a: [[1], 2] }, true, 'an element that is an array matches'],
  [{ a: 1 }, { a: [[1]] }, false, 'only one level of arrays is opened'],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false, 'sub-document equality is by field order'],
  [{ a: null }, {}, true, 'null matches a missing field'],
  [{ a: null }, { a: null }, true, 'null matches null'],
  [{ a: null }, { a: 0 }, false, 'null is not zero'],
  [{ a: null }, { a: [] }, false, 'null is not the empty array'],
  [{ a: null }, { a: [null] }, true, 'null matches an element that is null'],
  [{ 'a.b': null }, { a: 4 }, true, 'below a scalar the field is missing'],
  [{ 'a.b': null }, { a: [] }, false, 'an empty array on the way reaches nothing'],
  [{ 'a.b': null }, { a: [1, 2] }, false, 'scalars in an array on the way are passed over'],
  [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true, 'a sub-document without the field is missing it'],
  [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true, 'a path goes through arrays'],
  [{ 'a.1': 7 }, { a: [5, 7] }, true, 'a number in a path is an index'],
  [{ 'a.1': 7 }, { a: [{ 1: 7 }] }, true, 'a number in a path is also a field name'],
  [{ 'a.0.b': 1 }, { a: [{ b: 1 }, { b: 2 }] }, true, 'an index, then a field'],
  [{ a: { $ne: 1 } }, { a: [1, 2] }, false, '$ne is the opposite of equality, for arrays too'],
  [{ a: { $ne: 1 } }, {}, true, '$ne matches a missing field'],
  [{ a: { $nin: [1, 2] } }, { a: 3 }, true, '$nin'],
  [{ a: { $nin: [null] } }, {}, false, '$nin with null excludes missing'],
  [{ a: { $in: [2, null] } }, {}, true, '$in with null matches missing'],
  [{ a: { $in: [re('^x')] } }, { a: 'xy' }, true, '$in takes expressions'],
  [{ a: { $in: [] } }, { a: 1 }, false, '$in of nothing matches nothing'],
  [{ a: { $gt: 1 } }, { a: 2 }, true, '$gt'],
  [{ a: { $gt: 1 } }, { a: 'z' }, false, 'a range stays within its type'],
  [{ a: { $gt: 'a' } }, { a: 'b' }, true, 'strings in order'],
  [{ a: { $lt: 5 } }, {}, false, 'a missing field is in no range'],
  [{ a: { $lte: null } }, {}, true, '$lte null matches missing, as MongoDB does'],
  [{ a: { $lt: null } }, {}, false, '$lt null matches nothing'],
  [{ a: { $gt: 1, $lt: 5 } }, { a: [0, 10] }, true, 'different elements may satisfy different bounds'],
  [{ a: { $elemMatch: { $gt: 1, $lt: 5 } } }, { a: [0, 10] }, false, '$elemMatch needs one element for all'],
  [{ a: { $elemMatch: { $gt: 1 } } }, { a: 2 }, false, '$elemMatch never matches a scalar'],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false, '$elemMatch on documents'],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1, c: 2 }] }, true, '$elemMatch on documents'],
  [
    { a: { $elemMatch: { $or: [{ b: 1 }, { c: 2 }] } } },
    { a: [{ c: 2 }] },
    true,
    '$elemMatch with a logical operator',
  ],
  [{ 'a.b': { $elemMatch: { $eq: 2 } } }, { a: [{ b: [1] }, { b: [2] }] }, true, '$elemMatch below an array'],
  [{ a: { $gt: date(5) } }, { a: date(6) }, true, 'dates'],
  [{ a: { $gt: date(5) } }, { a: 6 }, false, 'a number is no date'],
  [{ a: { $gt: { $numberDouble: 'NaN' } } }, { a: 1 }, false, 'nothing is beyond NaN'],
  [{ a: { $numberDouble: 'NaN' } }, { a: { $numberDouble: 'NaN' } }, true, 'NaN equals NaN'],
  [{ a: { $lt: 5 } }, { a: { $numberDouble: 'NaN' } }, false, 'NaN is below nothing'],
  [{ a: { $exists: true } }, { a: null }, true, 'null exists'],
  [{ a: { $exists: false } }, {}, true, 'missing does not'],
  [{ 'a.b': { $exists: true } }, { a: [{ b: 1 }] }, true, 'exists below an array'],
  [{ 'a.b': { $exists: false } }, { a: [] }, true, 'nothing exists below an empty array'],
  [{ a: { $size: 2 } }, { a: [1, 2] }, true, '$size'],
  [{ a: { $size: 1 } }, { a: 1 }, false, '$size is for arrays'],
  [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true, '$all'],
  [{ a: { $all: [1, 4] } }, { a: [2, 1, 3] }, false, '$all needs all'],
  [{ a: { $all: [] } }, { a: [1] }, false, '$all of nothing matches nothing'],
  [{ a: { $all: [1] } }, { a: 1 }, true, '$all of one on a scalar'],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }] } }, { a: [{ b: 1 }] }, true, '$all with $elemMatch'],
  [{ a: { $mod: [4, 1] } }, { a: 5 }, true, '$mod'],
  [{ a: { $mod: [4, 0] } }, { a: -4 }, true, '$mod of a negative number'],
  [{ a: { $mod: [4, 1] } }, { a: '5' }, false, '$mod is for numbers'],
  [{ a: re('^ab', 'i') }, { a: 'ABC' }, true, 'a regular expression as a value'],
  [{ a: { $regex: 'b.c' } }, { a: 'ab-c' }, true, '$regex'],
  [{ a: { $regex: 'B', $options: 'i' } }, { a: 'abc' }, true, '$options'],
  [{ a: { $regex: '1' } }, { a: 1 }, false, 'expressions are for strings'],
  [{ a: { $not: { $gt: 1 } } }, {}, true, '$not matches a missing field'],
  [{ a: { $not: re('x') } }, { a: 'abc' }, true, '$not with an expression'],
  [{ a: { $not: { $gt: 1, $lt: 5 } } }, { a: 3 }, false, '$not negates all of its conditions together'],
  [{ a: { $type: 'number' } }, { a: 1.5 }, true, '$type by group'],
  [{ a: { $type: 'int' } }, { a: 1 }, true, '$type int'],
  [
    { a: { $type: 'double' } },
    { a: { $numberDouble: '1.0' } },
    true,
    'a double keeps its type without a fraction',
  ],
  [{ a: { $type: 'array' } }, { a: [] }, true, '$type array'],
  [{ a: { $type: 2 } }, { a: [1, 'x'] }, true, '$type by number, through elements'],
  [{ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }, true, '$or'],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, { c: 1 }, true, '$nor'],
  [{ $and: [{ a: 1 }, { b: 1 }] }, { a: 1 }, false, '$and'],
  [{ __proto__x: 1 }, { a: 1 }, false, 'a strange name is only a name'],
  [{ constructor: { $exists: true } }, { a: 1 }, false, 'nothing is inherited'],
  [{ 'a.length': 2 }, { a: [1, 2] }, false, 'an array has no fields'],
  [{ a: { $bitsAllSet: [0, 2] } }, { a: 5 }, true, '$bitsAllSet'],
  [{ a: { $bitsAnyClear: 3 } }, { a: 1 }, true, '$bitsAnyClear'],
];

test.each(rows)('%j on %j is %s: %s', (query, doc, expected) => {
  expect(matches(query, doc)).toBe(expected);
});

test.each([
  [{ a: { $foo: 1 } }, 'unknown operator: $foo'],
  [{ $foo: 1 }, 'unknown top level operator: $foo'],
  [{ a: { $in: 1 } }, '$in needs an array'],
  [{ $or: [] }, '$or must be a nonempty array'],
  [{ a: { $mod: [0, 1] } }, 'divisor cannot be 0'],
  [{ a: { $regex: '(' } }, 'Regular expression is invalid'],
  [{ a: { $near: 1 } }, 'does not support the query operator $near'],
  [{ $where: 'true' }, 'does not support the query operator $where'],
  [{ a: { $gt: 1, b: 2 } }, 'unknown operator: b'],
])('%j is refused: %s', (query, message) => {
  expect(() => matches(query, {})).toThrow(message);
});
