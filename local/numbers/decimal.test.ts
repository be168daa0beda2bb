import { Decimal128, Double, Long } from 'bson';
import {
  addDecimals,
  decimalOfDouble,
  decimalOfText,
  divideDecimals,
  modDecimals,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
  toDecimal,
} from './decimal';

const d = (text: string) => Decimal128.fromString(text);

type Operation = (a: Decimal128, b: Decimal128) => Decimal128;
type Row = [operate: Operation, a: string, b: string, expected: string, reason: string];
test.each<Row>([
  [addDecimals, '1.10', '2.20', '3.30', 'a sum keeps the places of its parts'],
  [addDecimals, '0.1', '0.2', '0.3', 'no trace of binary fractions'],
  [
    addDecimals,
    '9999999999999999999999999999999999',
    '1',
    '1.000000000000000000000000000000000E+34',
    'carried',
  ],
  [
    addDecimals,
    '1000000000000000000000000000000000',
    '0.5',
    '1000000000000000000000000000000000',
    'tie to even below',
  ],
  [
    addDecimals,
    '1000000000000000000000000000000001',
    '0.5',
    '1000000000000000000000000000000002',
    'tie to even above',
  ],
  [addDecimals, 'Infinity', '-Infinity', 'NaN', 'infinities of two signs'],
  [addDecimals, '1E+6144', '9E+6144', 'Infinity', 'beyond the greatest'],
  [subtractDecimals, '1.10', '1.1', '0.00', 'a zero keeps its places'],
  [multiplyDecimals, '1.20', '3', '3.60', 'places add up'],
  [multiplyDecimals, '1E-6176', '0.5', '0E-6176', 'a tie at the least exponent goes to the even zero'],
  [multiplyDecimals, '3E-6176', '0.5', '2E-6176', 'and from an odd one up'],
  [divideDecimals, '1', '3', '0.3333333333333333333333333333333333', '34 digits'],
  [divideDecimals, '2', '3', '0.6666666666666666666666666666666667', 'rounded at the 34th'],
  [divideDecimals, '1.00', '2', '0.50', 'an exact quotient keeps its places'],
  [divideDecimals, '1', '8', '0.125', 'as many as it needs'],
  [divideDecimals, '100', '10', '10', 'none too many'],
  [modDecimals, '-7.5', '2', '-1.5', 'the sign of the dividend'],
  [modDecimals, '1', '0', 'NaN', 'no remainder by zero'],
])('%p(%s, %s) is %s: %s', (operate, a, b, expected) => {
  expect(operate(d(a), d(b)).toString()).toBe(expected);
});

test.each([
  ['2.5', 0, 'even', '2'],
  ['3.5', 0, 'even', '4'],
  ['-2.5', 0, 'even', '-2'],
  ['2.567', 2, 'even', '2.57'],
  ['2.567', 2, 'down', '2.56'],
  ['1250', -2, 'even', '1.2E+3'],
  ['2.1', 0, 'up', '3'],
  ['-2.1', 0, 'floor', '-3'],
  ['2.5', 4, 'even', '2.5'],
  ['NaN', 0, 'even', 'NaN'],
] as const)('%s rounded to %d places (%s) is %s', (a, places, rounding, expected) => {
  expect(roundDecimal(d(a), places, rounding).toString()).toBe(expected);
});

test.each<[n: number, digits: 15 | 34, expected: string, reason: string]>([
  [2.5, 15, '2.50000000000000', 'as the manual shows for $toDecimal'],
  [0.1, 15, '0.100000000000000', '15 digits'],
  [0.1, 34, '0.1000000000000000055511151231257827', 'what the double really is'],
  [0.5, 34, '0.5', 'exact, so no filling'],
  [1e22, 34, '10000000000000000000000', 'whole'],
  [0, 15, '0', 'zero'],
  [-Infinity, 15, '-Infinity', 'not finite'],
])('the double %d in %d digits is %s: %s', (n, digits, expected) => {
  expect(decimalOfDouble(n, digits).toString()).toBe(expected);
});

test.each([
  [5, '5'],
  [new Double(5), '5.00000000000000'],
  [Long.fromString('9223372036854775807'), '9223372036854775807'],
] as const)('%p becomes the decimal %s', (value, expected) => {
  expect(toDecimal(value).toString()).toBe(expected);
});

test.each([
  ['1.50', '1.50'],
  ['-1e3', '-1E+3'],
  ['1.' + '3'.repeat(50), '1.333333333333333333333333333333333'],
  ['-inf', '-Infinity'],
  ['', undefined],
  ['1 2', undefined],
  ['0x10', undefined],
])('the text %j is the decimal %s', (text, expected) => {
  expect(decimalOfText(text)?.toString()).toBe(expected);
});
