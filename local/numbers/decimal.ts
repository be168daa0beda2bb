import { Decimal128, Long } from 'bson';
import { Decimal } from 'decimal.js';
import { numberKind, toNumber, type NumberValue } from '../ejson/value';

/** IEEE 754 decimal128: 34 digits, ties to even, exponents of the last digit from -6176 to 6111. */
const DIGITS = 34;
const LEAST_EXPONENT = -6176;
const GREATEST_EXPONENT = 6111;

const D = Decimal.clone({
  precision: DIGITS,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: GREATEST_EXPONENT + DIGITS - 1,
  minE: LEAST_EXPONENT,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
/** Wide enough that what is compared or checked with it is not rounded. */
const Exact = Decimal.clone({ precision: 300, rounding: Decimal.ROUND_HALF_EVEN });

/** A value and its quantum: 1.10 has the exponent -2, 1.1 has -1. */
type Quantity = { value: Decimal; exponent: number };

const exponentOf = (text: string): number => {
  const [digits, power = '0'] = text.toUpperCase().split('E') as [string, string?];
  const point = digits.indexOf('.');
  return Number(power) - (point === -1 ? 0 : digits.length - point - 1);
};

const quantity = (text: string): Quantity => ({ value: new D(text), exponent: exponentOf(text) });

const special = (value: Decimal): string | undefined => {
  if (value.isNaN()) return 'NaN';
  if (value.isFinite()) return undefined;
  return value.isNegative() ? '-Infinity' : 'Infinity';
};

/** The decimal nearest to a value, with its last digit as near to `exponent` as 34 digits allow. */
const finish = (value: Decimal, exponent: number): Decimal128 => {
  const rounded = new D(value).toSignificantDigits(DIGITS).toDecimalPlaces(-LEAST_EXPONENT);
  const name = special(rounded);
  if (name !== undefined) return Decimal128.fromString(name);
  const sign = rounded.isNegative() ? '-' : '';
  const bounded = Math.min(Math.max(exponent, LEAST_EXPONENT), GREATEST_EXPONENT);
  if (rounded.isZero()) return Decimal128.fromString(`${sign}0E${bounded}`);
  const natural = rounded.e - rounded.precision() + 1;
  const last = Math.max(Math.min(bounded, natural), rounded.e - DIGITS + 1, LEAST_EXPONENT);
  const digits = rounded
    .abs()
    .toFixed()
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Decimal128.fromString(`${sign}${digits.padEnd(rounded.e - last + 1, '0')}E${last}`);
};

/** A double as MongoDB reads it into a decimal: 15 digits in arithmetic and conversions, 34 in sums. */
export const decimalOfDouble = (n: number, digits: 15 | 34): Decimal128 => {
  if (n === 0 || !Number.isFinite(n)) return Decimal128.fromString(Object.is(n, -0) ? '-0' : String(n));
  const text = n.toPrecision(digits);
  return finish(new D(text), digits === 15 ? exponentOf(text) : 0);
};

/** Any number as a decimal. */
export const toDecimal = (value: NumberValue): Decimal128 => {
  if (value instanceof Decimal128) return value;
  if (numberKind(value) === 'double') return decimalOfDouble(toNumber(value), 15);
  return Decimal128.fromString(typeof value === 'number' ? String(BigInt(value)) : value.toString());
};

/** The decimal a text stands for, rounded to 34 digits; undefined when it is no number. */
export const decimalOfText = (text: string): Decimal128 | undefined => {
  if (/^[+-]?(inf|infinity|nan)$/i.test(text))
    return Decimal128.fromString(/nan/i.test(text) ? 'NaN' : text.startsWith('-') ? '-Infinity' : 'Infinity');
  if (text.length > 10_000 || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,9})?$/i.test(text)) return undefined;
  return finish(new D(text), exponentOf(text));
};

const both = (a: Decimal128, b: Decimal128): [Quantity, Quantity] => [
  quantity(a.toString()),
  quantity(b.toString()),
];

export const addDecimals = (a: Decimal128, b: Decimal128): Decimal128 => {
  const [x, y] = both(a, b);
  return finish(D.add(x.value, y.value), Math.min(x.exponent, y.exponent));
};

export const subtractDecimals = (a: Decimal128, b: Decimal128): Decimal128 => {
  const [x, y] = both(a, b);
  return finish(D.sub(x.value, y.value), Math.min(x.exponent, y.exponent));
};

export const multiplyDecimals = (a: Decimal128, b: Decimal128): Decimal128 => {
  const [x, y] = both(a, b);
  return finish(D.mul(x.value, y.value), x.exponent + y.exponent);
};

/** A quotient that is not exact fills all 34 digits. */
export const divideDecimals = (a: Decimal128, b: Decimal128): Decimal128 => {
  const [x, y] = both(a, b);
  const quotient = D.div(x.value, y.value);
  const exact = quotient.isFinite() && Exact.mul(quotient, y.value).eq(x.value);
  return finish(quotient, exact ? x.exponent - y.exponent : LEAST_EXPONENT);
};

/** The remainder with the sign of the dividend. */
export const modDecimals = (a: Decimal128, b: Decimal128): Decimal128 => {
  const [x, y] = both(a, b);
  return finish(D.mod(x.value, y.value), Math.min(x.exponent, y.exponent));
};

export type Rounding = 'even' | 'down' | 'up' | 'floor';
const MODES: Record<Rounding, Decimal.Rounding> = {
  even: Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
};

/** Rounds to `places` after the point (before it when negative). */
export const roundDecimal = (a: Decimal128, places: number, rounding: Rounding): Decimal128 => {
  const { value, exponent } = quantity(a.toString());
  if (!value.isFinite() || exponent >= -places) return a;
  const mode = MODES[rounding];
  const rounded =
    places >= 0 ? value.toDecimalPlaces(places, mode) : value.toNearest(D.pow(10, -places), mode);
  return finish(rounded, -places);
};

export const absDecimal = (a: Decimal128): Decimal128 =>
  Decimal128.fromString(a.toString().replace(/^-/, ''));

/** Functions whose results are not exact; what lies outside their domain is NaN. */
export const decimalFunctions = {
  sqrt: (a: Decimal128): Decimal128 => {
    const { value, exponent } = quantity(a.toString());
    const root = D.sqrt(value);
    const exact = root.isFinite() && Exact.mul(root, root).eq(value);
    return finish(root, exact ? Math.floor(exponent / 2) : LEAST_EXPONENT);
  },
  exp: (a: Decimal128): Decimal128 => finish(D.exp(new D(a.toString())), 0),
  ln: (a: Decimal128): Decimal128 => finish(D.ln(new D(a.toString())), 0),
  log10: (a: Decimal128): Decimal128 => finish(D.log10(new D(a.toString())), 0),
  pow: (a: Decimal128, b: Decimal128): Decimal128 =>
    finish(D.pow(new D(a.toString()), new D(b.toString())), 0),
};

/** What a decimal is, for arithmetic that must look at it first. */
export const isZeroDecimal = (a: Decimal128): boolean => new D(a.toString()).isZero();
export const isNaNDecimal = (a: Decimal128): boolean => a.toString() === 'NaN';

/** A number without any rounding, for comparisons. A double has up to 767 digits, of which 100 tell it from every decimal. */
export const exactOf = (value: NumberValue): Decimal => {
  if (value instanceof Decimal128) return new Exact(value.toString());
  if (numberKind(value) !== 'double') return new Exact(value.toString());
  const n = toNumber(value);
  return new Exact(Number.isFinite(n) ? n.toPrecision(100) : n);
};

/** Whether a number may differ from the double it rounds to. */
export const isWide = (value: NumberValue): value is Long | Decimal128 =>
  value instanceof Decimal128 || (value instanceof Long && !Number.isSafeInteger(value.toNumber()));
