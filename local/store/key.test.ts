import { Long } from 'bson';
import { fromEjson } from '../ejson/read';
import type { Value } from '../ejson/value';
import { compareValues } from '../query/compare';
import { encodeKey, encodeStringPrefix, successor } from './key';

const read = (json: unknown) => fromEjson(json, { now: () => 0 });

const decimal = (text: string) => read({ $numberDecimal: text });

/** MongoDB's order, ascending; each value is strictly above the one before it. */
const ladder: Value[] = [
  read({ $minKey: 1 }),
  null,
  NaN,
  -Infinity,
  decimal('-1E+6000'),
  decimal('-1.0E+500'),
  -5.5,
  -5,
  -0.001,
  decimal('-1E-400'),
  0,
  decimal('1E-6000'),
  decimal('1E-400'),
  decimal('0.1'),
  0.1,
  decimal('0.1000000000000000055511151231257828'),
  0.5,
  decimal('0.9999999999999999999999999999999999'),
  1,
  decimal('1.000000000000000000000000000000001'),
  decimal('1.00000000000000000000000000000001'),
  2 ** 53,
  Long.fromString('9007199254740993'),
  decimal('9007199254740993.5'),
  Long.fromString('9007199254740994'),
  decimal('9223372036854775806.5'),
  Long.fromString('9223372036854775807'),
  decimal('9223372036854775807.1'),
  2 ** 63,
  decimal('9223372036854775808.1'),
  decimal('9999999999999999999999E+10'),
  1e32,
  decimal('1E+308'),
  1e308,
  decimal('1E+309'),
  decimal('2E+309'),
  Infinity,
  '',
  'a',
  'a\0',
  'a\0b',
  'a\u0001',
  'ab',
  'b',
  '中',
  '\uffff',
  '😀',
  read({}),
  read({ a: 1 }),
  read({ a: 1, b: 0 }),
  read({ a: 2 }),
  read({ b: 0 }),
  read({ a: 'x' }),
  [],
  [1],
  [1, 2],
  [2],
  ['x'],
  read({ $binary: { base64: 'AA==', subType: '00' } }),
  read({ $binary: { base64: 'AAE=', subType: '00' } }),
  read({ $oid: '000000000000000000000001' }),
  read({ $oid: 'ff0000000000000000000001' }),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1700000000000),
  read({ $timestamp: { t: 1, i: 1 } }),
  read({ $timestamp: { t: 1, i: 2 } }),
  read({ $regularExpression: { pattern: 'a', options: '' } }),
  read({ $regularExpression: { pattern: 'a', options: 'i' } }),
  read({ $maxKey: 1 }),
];

test('every pair of the ladder compares as it stands, by value and by bytes, both directions', () => {
  for (let i = 0; i < ladder.length; i++) {
    for (let j = 0; j < ladder.length; j++) {
      const expected = Math.sign(i - j);
      const place = `${i} against ${j}`;
      expect([place, compareValues(ladder[i]!, ladder[j]!)]).toEqual([place, expected]);
      expect([place, Math.sign(Buffer.compare(encodeKey([ladder[i]!]), encodeKey([ladder[j]!])))]).toEqual([
        place,
        expected,
      ]);
      const down = Math.sign(Buffer.compare(encodeKey([ladder[i]!], [-1]), encodeKey([ladder[j]!], [-1])));
      expect([place, down === 0 ? 0 : -down]).toEqual([place, expected]);
    }
  }
});

test('compound keys compare part by part, whatever the lengths of the parts', () => {
  const keys = [
    ['a', 2],
    ['a', 10],
    ['a\0', 1],
    ['ab', 1],
    ['b', 0],
  ].map(parts => encodeKey(parts));
  expect([...keys].sort(Buffer.compare)).toEqual(keys);
});

test('one number of four kinds has one key', () => {
  const one = [1, read({ $numberDouble: '1.0' }), read({ $numberLong: '1' }), decimal('1.00')];
  const keys = one.map(value => encodeKey([value]).toString('hex'));
  expect(new Set(keys).size).toBe(1);
  expect(encodeKey([-0])).toEqual(encodeKey([0]));
  expect(encodeKey([decimal('-0E+5')])).toEqual(encodeKey([0]));
  expect(encodeKey([decimal('9007199254740993')])).toEqual(encodeKey([Long.fromString('9007199254740993')]));
  expect(encodeKey([decimal('NaN')])).toEqual(encodeKey([NaN]));
});

test('the successor of a prefix is above all that start with it and below the next', () => {
  const prefix = encodeStringPrefix('ab');
  expect(Buffer.compare(encodeKey(['ab\uffff']), successor(prefix))).toBe(-1);
  expect(Buffer.compare(encodeKey(['ac']), successor(prefix))).toBe(1);
  expect(successor(Buffer.from([1, 0xff]))).toEqual(Buffer.from([2]));
});
