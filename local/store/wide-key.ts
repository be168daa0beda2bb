import type { Decimal128, Long } from 'bson';
import { Decimal } from 'decimal.js';
import { toNumber } from '../ejson/value';
import { exactOf } from '../numbers/decimal';

/** What stands in a key behind the double: `place` orders what rounds to one double, `digits` what shares a place. */
export type Lost = { place: number; digits?: Buffer };

export const NOTHING_LOST: Lost = { place: 0 };

/** A double beside which a 64-bit integer stands is at most this far from it. */
const NEAR = 1024;
const BEYOND = 0x7ffe;
const DIGITS = 34;
const EXPONENT_OFFSET = 0x4000;

/** The value itself as bytes of one length in its own order: exponent and digits, inverted below zero. */
const digitsOf = (value: Decimal): Buffer => {
  const digits = value
    .abs()
    .toExponential(DIGITS - 1)
    .replace(/e.*$/, '')
    .replace('.', '');
  const out = Buffer.concat([Buffer.alloc(2), Buffer.from(digits, 'hex')]);
  out.writeUInt16BE(value.e + EXPONENT_OFFSET);
  return value.isNegative() ? Buffer.from(out.map(item => ~item)) : out;
};

/**
 * What the rounding to a double lost: a whole number nearby has the even place of its distance, a fraction the odd place
 * after the whole number below it, and what is farther away one place at either end.
 */
export const lostByRounding = (value: Long | Decimal128): Lost => {
  const exact = exactOf(value);
  const double = toNumber(value);
  if (!exact.isFinite()) return NOTHING_LOST;
  const lost = Number.isFinite(double)
    ? exact.minus(exactOf(double))
    : new Decimal(double > 0 ? -Infinity : Infinity);
  if (lost.isZero()) return NOTHING_LOST;
  if (lost.abs().gt(NEAR)) return { place: lost.isNegative() ? -BEYOND : BEYOND, digits: digitsOf(exact) };
  if (lost.isInteger()) return { place: 2 * lost.toNumber() };
  return { place: 2 * lost.floor().toNumber() + 1, digits: digitsOf(exact) };
};
