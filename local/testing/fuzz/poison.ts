import type { Random } from '../history/random';

/** An own field of any name; `__proto__` in a literal would set the prototype instead. */
const field = (name: string, value: unknown): object =>
  Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true });

const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
};

const POLLUTED = { polluted: 'yes' };

const values: readonly unknown[] = [
  null,
  true,
  false,
  ...[0, -1, 1.5, 1e308, -0, 2 ** 31, 2 ** 53, 2 ** 63, 1e21],
  '',
  'x',
  '\u0000',
  '\ud800',
  '𠮷'.repeat(50),
  '$n',
  '$$ROOT',
  '$$REMOVE',
  'x'.repeat(100_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  Array.from({ length: 1500 }, (_, n) => n),
  ...['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal'].flatMap(type =>
    ['', 'x', 'NaN', '-Infinity', '1e400', '-0', '99999999999999999999999', '1.5', 7, null].map(value =>
      field(type, value),
    ),
  ),
  ...['never', {}, { $numberLong: 'x' }, { $numberLong: '99999999999999999' }, null, 1e300].map(value =>
    field('$date', value),
  ),
  ...['zz', '', null, '0123456789abcdef01234567'].map(value => field('$oid', value)),
  ...[{}, { base64: '***', subType: 'zz' }, { base64: 'aGk=', subType: '00' }, null].map(value =>
    field('$binary', value),
  ),
  ...['(a+)+$', '(?<x>a)\\k<x>', '[', '(?=', 'a\u0000', '^(\\w+\\s?)*$'].map(pattern =>
    field('$regularExpression', { pattern, options: 'imsxgq' }),
  ),
  ...[{}, { offset: {} }, { offset: 'x' }, null].map(value => field('$tcb_server_date', value)),
  ...[{ t: 1, i: 1 }, {}, { t: -1, i: 1e30 }, null].map(value => field('$timestamp', value)),
  ...['$minKey', '$maxKey', '$undefined', '$symbol', '$code', '$dbPointer', '$uuid', '$scope'].map(type =>
    field(type, 1),
  ),
  field('__proto__', POLLUTED),
  field('constructor', { prototype: POLLUTED }),
  field('toString', 'x'),
  field('hasOwnProperty', 1),
  field('length', 99),
  nested(50, inner => ({ a: inner })),
  nested(100, inner => ({ a: inner })),
  ...['$date', '$oid', '$numberInt', '$foo'].map(name => [{ [name]: 'x', b: 1 }]),
  nested(179, inner => [inner]),
  nested(300, inner => ({ a: inner })),
  nested(600, inner => [inner]),
  ...[
    '$where',
    '$function',
    '$out',
    '$text',
    '$jsonSchema',
    '$comment',
    '$not',
    '$in',
    '$near',
    '$expr',
    '$set',
    '$each',
  ].flatMap(operator => [field(operator, 'x'), field(operator, {}), field(operator, [1])]),
];

const names: readonly string[] = [
  '',
  '.',
  'a..b',
  '.a',
  'a.',
  '$',
  '$set',
  '$inc',
  '$push',
  '$unset',
  '$where',
  '$or',
  '$expr',
  '$each',
  '__proto__',
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'sub.__proto__.polluted',
  'sub.constructor.prototype.polluted',
  'list.__proto__',
  'list.length',
  'list.99999999',
  'list.-1',
  'list.1e9',
  'list.0.0.0',
  'list.$',
  'list.$[]',
  'list.$[x]',
  '_id',
  '_id.a',
  'n.a',
  '\u0000',
  'a'.repeat(2000),
  ...[90, 150, 181, 182, 400, 20_000].map(parts => Array.from({ length: parts }, () => 'a').join('.')),
];

/** A value of the wrong kind, shape or size; some of it is harmless in some places. */
export const poisonValue = (random: Random): unknown => random.one(values);

/** A field that means something to JavaScript or to MongoDB, or nothing at all. */
export const poisonName = (random: Random): string => random.one(names);
