import { Decimal128, Long } from 'bson';
import { numberKind, toNumber, type NumberValue } from '../ejson/value';
import { fitsLong, isDecimal, toBig } from './arithmetic';
import {
  addDecimals,
  decimalOfDouble,
  divideDecimals,
  isNaNDecimal,
  isZeroDecimal,
  toDecimal,
} from './decimal';
import { doubleResult, integerResult } from './results';

/** A sum of two doubles and what its rounding lost. */
const twoSum = (a: number, b: number): [sum: number, lost: number] => {
  const sum = a + b;
  const rest = sum - a;
  return [sum, a - (sum - rest) + (b - rest)];
};

/**
 * MongoDB's sum: integers exactly, doubles with what rounding loses carried along, decimals by themselves; the kind of the
 * result is the widest kind that was added.
 */
export const createSum = () => {
  let integers = 0n;
  let [sum, lost, plain] = [0, 0, 0];
  let decimals: Decimal128 | undefined;
  let [count, hasDouble] = [0, false];

  const add = (value: NumberValue): void => {
    count++;
    if (isDecimal(value)) {
      decimals = decimals ? addDecimals(decimals, value) : value;
      return;
    }
    if (numberKind(value) !== 'double') {
      integers += toBig(value);
      return;
    }
    hasDouble = true;
    plain += toNumber(value);
    const [next, rest] = twoSum(sum, toNumber(value));
    sum = next;
    lost += rest;
  };

  /** Infinities make the correction NaN. */
  const doubles = (): number => {
    if (Number.isNaN(sum + lost)) return plain;
    const whole = Number(integers);
    const rest = Number(integers - BigInt(whole));
    const [total, more] = twoSum(sum, whole);
    return total + (lost + more + rest);
  };

  const decimalTotal = (): Decimal128 => {
    const withIntegers = addDecimals(decimals!, Decimal128.fromString(integers.toString()));
    if (!hasDouble) return withIntegers;
    if (Number.isNaN(sum + lost)) return addDecimals(withIntegers, decimalOfDouble(plain, 34));
    const own = addDecimals(decimalOfDouble(sum, 34), decimalOfDouble(lost, 34));
    return addDecimals(withIntegers, own);
  };

  const total = (): NumberValue => {
    if (decimals) return decimalTotal();
    if (hasDouble || !fitsLong(integers)) return doubleResult(doubles());
    return integerResult(integers);
  };

  /** Undefined when nothing was added. */
  const average = (): NumberValue | undefined => {
    if (count === 0) return undefined;
    if (decimals) return divideDecimals(decimalTotal(), toDecimal(count));
    return doubleResult(doubles() / count);
  };

  return { add, total, average };
};

/** Whether a value is one of BSON's numbers. */
export const isNumeric = (value: unknown): value is NumberValue =>
  typeof value === 'number' ||
  value instanceof Decimal128 ||
  value instanceof Long ||
  (value as { _bsontype?: string } | null | undefined)?._bsontype === 'Double';

/** Whether a number counts as true. */
export const isTrueNumber = (value: NumberValue): boolean =>
  isDecimal(value) ? isNaNDecimal(value) || !isZeroDecimal(value) : toNumber(value) !== 0;
