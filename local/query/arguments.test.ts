import { evaluate } from './expression';

const doc = { a: [{ b: 1 }, { b: [{ c: 2 }] }, 5, [{ b: 3 }]], o: { x: { y: 1 } }, n: null };

test.each([
  ['$a.b', [1, [{ c: 2 }]], 'through an array, what is no document is passed over'],
  ['$a.b.c', [[2]], 'and through an array in a document in it'],
  ['$a.0', [], 'a number is no place'],
  ['$o.x.y', 1, 'through documents'],
  ['$n.x', undefined, 'below null there is nothing'],
  ['$o.constructor', undefined, 'what every object has is no field'],
  ['$$v.x', [1, 2], 'into a variable'],
  ['$$v', [{ x: 1 }, { x: 2 }], 'a variable'],
])('%s is %j: %s', (path, expected, _why) => {
  expect(evaluate(path, doc, { v: [{ x: 1 }, { x: 2 }] })).toEqual(expected);
});

test.each([
  [{ $add: [1, 2], $subtract: [1, 2] }, 'exactly one field'],
  [{ $push: '$a' }, "Unrecognized expression '$push'"],
  ['$', 'by itself is not a valid FieldPath'],
  ['$a..b', 'must not contain an empty part'],
  ['$$nobody', 'Use of undefined variable: nobody'],
  [{ $zip: { inputs: [] } }, 'at least one input array'],
  [{ $range: [0, 100_000_000] }, 'too much memory'],
])('%j is refused', (expr, message) => {
  expect(() => evaluate(expr, doc, {})).toThrow(message);
});

test('an object built by an expression has no prototype from its data', () => {
  const built = evaluate(
    {
      $arrayToObject: [
        [
          ['__proto__', { evil: true }],
          ['a', 1],
        ],
      ],
    },
    doc,
    {},
  ) as object;
  expect(Object.keys(built)).toEqual(['a']);
  expect(({} as { evil?: boolean }).evil).toBeUndefined();
});
