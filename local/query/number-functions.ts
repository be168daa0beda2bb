import type { Decimal128 } from 'bson';
import { toNumber, type NumberValue } from '../ejson/value';
import { fitsLong, isDecimal, isDouble, toBig } from '../numbers/arithmetic';
import {
  absDecimal,
  decimalFunctions,
  decimalOfDouble,
  divideDecimals,
  exactOf,
  isZeroDecimal,
  roundDecimal,
  toDecimal,
  type Rounding,
} from '../numbers/decimal';
import { doubleResult, integerResult } from '../numbers/results';
import { isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, type Evaluate } from './arguments';

const count = (args: unknown): number => (Array.isArray(args) ? args.length : 1);

/** A function of one number; `code` is MongoDB's error for everything else. */
const ofNumber =
  (name: string, code: number, apply: (value: NumberValue) => NumberValue): Evaluate =>
  (...call) => {
    const [value] = argumentsOf(name, call, 1);
    if (isNothing(value)) return null;
    if (!isNumeric(value))
      throw mongoError(code, `${name} only supports numeric types, not ${resultType(value)}`);
    return apply(value);
  };

const abs = (value: NumberValue): NumberValue => {
  if (isDecimal(value)) return absDecimal(value);
  if (isDouble(value)) return doubleResult(Math.abs(toNumber(value)));
  const n = toBig(value);
  if (!fitsLong(-n)) throw mongoError(28680, "can't take $abs of long long min");
  return integerResult(n < 0n ? -n : n);
};

const toWhole =
  (rounding: Rounding, ofDouble: (n: number) => number) =>
  (value: NumberValue): NumberValue => {
    if (isDecimal(value)) return roundDecimal(value, 0, rounding);
    return isDouble(value) ? doubleResult(ofDouble(toNumber(value))) : value;
  };

const placesOf = (name: string, value: unknown): number => {
  const places = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(places))
    throw mongoError(51082, `precision argument to  ${name} must be a integral value`);
  if (places < -20 || places > 100)
    throw mongoError(
      51083,
      `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
    );
  return places;
};

const round =
  (name: '$round' | '$trunc', rounding: Rounding): Evaluate =>
  (...call) => {
    const [value, second] = argumentsOf(name, call, 1, 2);
    if (isNothing(value) || (count(call[1]) === 2 && isNothing(second))) return null;
    if (!isNumeric(value))
      throw mongoError(51081, `${name} only supports numeric types, not ${resultType(value)}`);
    const places = count(call[1]) === 2 ? placesOf(name, second) : 0;
    if (isDecimal(value)) return roundDecimal(value, places, rounding);
    if (isDouble(value)) {
      if (!Number.isFinite(toNumber(value))) return value;
      // by the double's own digits, so that 2.675 (a little less) rounds down
      return doubleResult(
        Number(roundDecimal(decimalOfDouble(toNumber(value), 34), places, rounding).toString()),
      );
    }
    if (places >= 0) return value;
    const rounded = roundDecimal(toDecimal(value), places, rounding);
    return integerResult(BigInt(exactOf(rounded).toFixed(0)));
  };

/** A function without exact results; `allowed` names what it wants of its argument. */
const analytic = (
  name: string,
  ofDouble: (n: number) => number,
  ofDecimal: (value: Decimal128) => Decimal128,
  domain?: { code: number; least: 'positive' | 'zero' },
): Evaluate =>
  ofNumber(name, 28765, value => {
    const n = isDecimal(value) && isZeroDecimal(value) ? 0 : toNumber(value);
    const inside = n !== n || !domain || n > 0 || (domain.least === 'zero' && n === 0);
    // a decimal too small for a double is still above zero
    const tiny = isDecimal(value) && n === 0 && !isZeroDecimal(value) && !value.toString().startsWith('-');
    if (!inside && !tiny)
      throw mongoError(
        domain.code,
        domain.least === 'zero'
          ? `${name}'s argument must be greater than or equal to 0`
          : `${name}'s argument must be a positive number, but is ${value.toString()}`,
      );
    return isDecimal(value) ? ofDecimal(value) : doubleResult(ofDouble(toNumber(value)));
  });

const log: Evaluate = (...call) => {
  const [value, base] = argumentsOf('$log', call, 2);
  if (isNothing(value) || isNothing(base)) return null;
  if (!isNumeric(value)) throw mongoError(28756, `$log's argument must be numeric, not ${resultType(value)}`);
  if (!isNumeric(base)) throw mongoError(28757, `$log's base must be numeric, not ${resultType(base)}`);
  if (toNumber(value) <= 0)
    throw mongoError(28758, `$log's argument must be a positive number, but is ${value.toString()}`);
  if (toNumber(base) <= 0 || toNumber(base) === 1)
    throw mongoError(
      28759,
      `$log's base must be a positive number not equal to 1, but is ${base.toString()}`,
    );
  if (isDecimal(value) || isDecimal(base))
    return divideDecimals(decimalFunctions.ln(toDecimal(value)), decimalFunctions.ln(toDecimal(base)));
  return doubleResult(Math.log(toNumber(value)) / Math.log(toNumber(base)));
};

const pow: Evaluate = (...call) => {
  const [base, exponent] = argumentsOf('$pow', call, 2);
  if (isNothing(base) || isNothing(exponent)) return null;
  if (!isNumeric(base)) throw mongoError(28762, `$pow's base must be numeric, not ${resultType(base)}`);
  if (!isNumeric(exponent))
    throw mongoError(28763, `$pow's exponent must be numeric, not ${resultType(exponent)}`);
  if (toNumber(base) === 0 && toNumber(exponent) < 0)
    throw mongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (isDecimal(base) || isDecimal(exponent))
    return decimalFunctions.pow(toDecimal(base), toDecimal(exponent));
  const result = Math.pow(toNumber(base), toNumber(exponent));
  if (isDouble(base) || isDouble(exponent) || toNumber(exponent) < 0 || Math.abs(result) >= 2 ** 63)
    return doubleResult(result);
  // few steps: beyond 64 the result is too large, or the base is -1, 0 or 1
  const steps = Math.abs(toNumber(base)) <= 1 ? toBig(exponent) % 2n || 2n : toBig(exponent);
  return integerResult(toBig(exponent) === 0n ? 1n : toBig(base) ** steps);
};

/** Functions of numbers, over all four kinds. */
export const numberFunctions: Record<string, Evaluate> = {
  $abs: ofNumber('$abs', 28765, abs),
  $ceil: ofNumber('$ceil', 28765, toWhole('up', Math.ceil)),
  $floor: ofNumber('$floor', 28765, toWhole('floor', Math.floor)),
  $round: round('$round', 'even'),
  $trunc: round('$trunc', 'down'),
  $sqrt: analytic('$sqrt', Math.sqrt, decimalFunctions.sqrt, { code: 28714, least: 'zero' }),
  $exp: analytic('$exp', Math.exp, decimalFunctions.exp),
  $ln: analytic('$ln', Math.log, decimalFunctions.ln, { code: 28766, least: 'positive' }),
  $log10: analytic('$log10', Math.log10, decimalFunctions.log10, { code: 28761, least: 'positive' }),
  $log: log,
  $pow: pow,
};
