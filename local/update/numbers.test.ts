import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { parseUpdate, updatedBody } from './apply';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const after = (found: object, update: object): string => {
  const { body } = updatedBody(writeEjson(read({ _id: 'x', ...found })), parseUpdate(read(update)), {
    now: 0,
    inserting: false,
  });
  return /"n":(.*)\}$/.exec(body)?.[1] ?? 'nothing';
};
const int = (n: number) => ({ $numberInt: String(n) });
const long = (text: string) => ({ $numberLong: text });
const double = (text: string) => ({ $numberDouble: text });
const decimal = (text: string) => ({ $numberDecimal: text });
const MAX_LONG = '9223372036854775807';

type Row = [found: object | undefined, operator: string, operand: object, expected: object, reason: string];
const rows: Row[] = [
  [int(1), '$inc', int(1), int(2), 'an int stays an int'],
  [int(2147483647), '$inc', int(1), long('2147483648'), 'an int that overflows becomes a long'],
  [int(-2147483648), '$inc', int(-1), long('-2147483649'), 'below as well'],
  [int(65536), '$mul', int(65536), long('4294967296'), 'a product too'],
  [int(1), '$inc', long('1'), long('2'), 'a long makes longs'],
  [long('2147483648'), '$inc', int(-1), long('2147483647'), 'a long never shrinks to an int'],
  [long('9007199254740993'), '$inc', int(2), long('9007199254740995'), 'exact beyond 2^53'],
  [long('3037000499'), '$mul', long('3037000499'), long('9223372030926249001'), 'exact products'],
  [int(1), '$inc', double('0.5'), double('1.5'), 'a double makes doubles'],
  [double('0.5'), '$inc', double('0.5'), double('1.0'), 'a double never becomes an int'],
  [long(MAX_LONG), '$inc', double('1'), double('9223372036854776000.0'), 'beyond 64 bits in doubles'],
  [double('1e308'), '$mul', int(10), double('Infinity'), 'doubles overflow to infinity'],
  [decimal('0.1'), '$inc', decimal('0.2'), decimal('0.3'), 'decimals are exact'],
  [decimal('1.10'), '$inc', int(1), decimal('2.10'), 'an int beside a decimal'],
  [int(1), '$inc', decimal('0.10'), decimal('1.10'), 'a decimal makes decimals'],
  [long(MAX_LONG), '$inc', decimal('1'), decimal('9223372036854775808'), 'beyond 64 bits in decimals'],
  [decimal('1'), '$inc', double('0.1'), decimal('1.100000000000000'), 'a double counts with its 15 digits'],
  [decimal('1.20'), '$mul', int(3), decimal('3.60'), 'places are kept'],
  [decimal('Infinity'), '$mul', int(0), decimal('NaN'), 'no number'],
  [undefined, '$inc', decimal('0.10'), decimal('0.10'), 'a missing counter starts at the operand'],
  [undefined, '$mul', int(5), int(0), 'a missing factor is an int zero'],
  [undefined, '$mul', long('5'), long('0'), 'a long zero'],
  [undefined, '$mul', double('2.5'), double('0.0'), 'a double zero'],
  [undefined, '$mul', decimal('2.50'), decimal('0.00'), 'a decimal zero'],
  [double('0.1'), '$min', decimal('0.1'), decimal('0.1'), 'the double 0.1 is a little more than 0.1'],
  [decimal('0.1'), '$max', double('0.1'), double('0.1'), 'and so it is the greater'],
  [decimal('1.0'), '$max', int(1), decimal('1.0'), 'what is equal changes nothing'],
  [long('9007199254740993'), '$max', decimal('9007199254740993.1'), decimal('9007199254740993.1'), 'exactly'],
];

test.each(rows)('%j %s %j is %j: %s', (found, operator, operand, expected) => {
  expect(after(found === undefined ? {} : { n: found }, { [operator]: { n: operand } })).toBe(
    JSON.stringify(expected),
  );
});

test.each([
  [
    long(MAX_LONG),
    '$inc',
    int(1),
    `$inc operations to current value ((NumberLong)${MAX_LONG}) for document {_id: "x"}`,
  ],
  [long('-9223372036854775808'), '$inc', long('-1'), 'Failed to apply $inc operations'],
  [long(MAX_LONG), '$mul', int(2), 'Failed to apply $mul operations to current value'],
])('%j %s %j is refused: %s', (found, operator, operand, message) => {
  expect(() => after({ n: found }, { [operator]: { n: operand } })).toThrow(message);
});
