import { Decimal128 } from 'bson';
import { toNumber, type NumberValue } from '../ejson/value';
import { fitsLong, isDecimal, isDouble, toBig } from '../numbers/arithmetic';
import {
  divideDecimals,
  isZeroDecimal,
  modDecimals,
  multiplyDecimals,
  subtractDecimals,
  toDecimal,
} from '../numbers/decimal';
import { doubleResult, integerResult } from '../numbers/results';
import { createSum, isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, type Evaluate } from './arguments';

/** Goes through the arguments in order: null or a missing one makes the whole null, what has no part in it is an error. */
const numbersOr = (
  args: unknown[],
  refuse: (value: unknown) => Error,
  accepts: (value: unknown) => boolean = isNumeric,
): unknown[] | null => {
  for (const value of args) {
    if (isNothing(value)) return null;
    if (!accepts(value)) throw refuse(value);
  }
  return args;
};

const list = (args: unknown): number => (Array.isArray(args) ? args.length : 1);
const isDate = (value: unknown): value is Date => value instanceof Date;

const dateOf = (ms: number): Date => {
  const date = new Date(Math.round(ms));
  if (Number.isNaN(date.getTime())) throw mongoError(15, 'date overflow');
  return date;
};

const add: Evaluate = (...call) => {
  const refuse = (value: unknown) =>
    mongoError(16554, `$add only supports numeric or date types, not ${resultType(value)}`);
  const count = list(call[1]);
  const args = numbersOr(argumentsOf('$add', call, count), refuse, v => isNumeric(v) || isDate(v));
  if (!args) return null;
  const dates = args.filter(isDate);
  if (dates.length > 1) throw mongoError(16612, 'only one date allowed in an $add expression');
  const sum = createSum();
  args.filter(isNumeric).forEach(sum.add);
  return dates[0] ? dateOf(dates[0].getTime() + toNumber(sum.total())) : sum.total();
};

const subtract: Evaluate = (...call) => {
  const [a, b] = argumentsOf('$subtract', call, 2);
  if (isNothing(a) || isNothing(b)) return null;
  if (isDate(a) && isDate(b)) return a.getTime() - b.getTime();
  if (isDate(a) && isNumeric(b)) return dateOf(a.getTime() - Math.round(toNumber(b)));
  if (!isNumeric(a) || !isNumeric(b))
    throw mongoError(16556, `can't $subtract ${resultType(b)} from ${resultType(a)}`);
  if (isDecimal(a) || isDecimal(b)) return subtractDecimals(toDecimal(a), toDecimal(b));
  if (isDouble(a) || isDouble(b)) return doubleResult(toNumber(a) - toNumber(b));
  return integerResult(toBig(a) - toBig(b));
};

const multiply: Evaluate = (...call) => {
  const refuse = (value: unknown) =>
    mongoError(16555, `$multiply only supports numeric types, not ${resultType(value)}`);
  const args = numbersOr(argumentsOf('$multiply', call, list(call[1])), refuse) as NumberValue[] | null;
  if (!args) return null;
  if (args.some(isDecimal)) return args.map(toDecimal).reduce(multiplyDecimals, Decimal128.fromString('1'));
  const double = () => doubleResult(args.map(toNumber).reduce((a, b) => a * b, 1));
  if (args.some(isDouble)) return double();
  let product = 1n;
  for (const factor of args) {
    product *= toBig(factor);
    if (!fitsLong(product)) return double();
  }
  return integerResult(product);
};

const divide: Evaluate = (...call) => {
  const [a, b] = argumentsOf('$divide', call, 2);
  if (isNothing(a) || isNothing(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw mongoError(14, `$divide only supports numeric types, not ${resultType(a)} and ${resultType(b)}`);
  const zero = isDecimal(b) ? isZeroDecimal(b) : toNumber(b) === 0;
  if (zero) throw mongoError(2, "can't $divide by zero");
  if (isDecimal(a) || isDecimal(b)) return divideDecimals(toDecimal(a), toDecimal(b));
  return doubleResult(toNumber(a) / toNumber(b));
};

const mod: Evaluate = (...call) => {
  const [a, b] = argumentsOf('$mod', call, 2);
  if (isNothing(a) || isNothing(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw mongoError(16611, `$mod only supports numeric types, not ${resultType(a)} and ${resultType(b)}`);
  if (isDecimal(b) ? isZeroDecimal(b) : toNumber(b) === 0) throw mongoError(16610, "can't $mod by zero");
  if (isDecimal(a) || isDecimal(b)) return modDecimals(toDecimal(a), toDecimal(b));
  if (isDouble(a) || isDouble(b)) return doubleResult(toNumber(a) % toNumber(b));
  return integerResult(toBig(a) % toBig(b));
};

/** Arithmetic over all four kinds of numbers; the library knows one of them. */
export const numberExpressions: Record<string, Evaluate> = {
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: divide,
  $mod: mod,
};
