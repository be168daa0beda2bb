import { Long, ObjectId, type Decimal128, type Timestamp } from 'bson';
import { bsonTypeOf, isInt32, isObjectId, numberKind, toNumber, type NumberValue } from '../ejson/value';
import { fitsLong, isDecimal, truncatedOf } from '../numbers/arithmetic';
import { decimalOfText, exactOf, toDecimal } from '../numbers/decimal';
import { doubleResult, integerResult } from '../numbers/results';
import { isNumeric, isTrueNumber } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, valueOf, type Evaluate } from './arguments';
import { dateInText } from './date-expressions';

const TARGETS = ['double', 'string', 'objectId', 'bool', 'date', 'int', 'long', 'decimal'] as const;
type Target = (typeof TARGETS)[number];
const byNumber: Record<number, Target> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

const NO_FALLBACK = 'in $convert with no onError value';
const failed = (message: string) => mongoError(241, message);
const unsupportedTo = (value: unknown, to: Target) =>
  failed(`Unsupported conversion from ${resultType(value)} to ${to} ${NO_FALLBACK}`);
const unparsed = (text: string, why: string) =>
  failed(`Failed to parse number '${text}' ${NO_FALLBACK}: ${why}`);

/** The number inside what converts to numbers; undefined for other types. */
const numberIn = (value: unknown, to: Target): NumberValue | undefined => {
  if (isNumeric(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date && to !== 'int' ? value.getTime() : undefined;
};

const integerOfText = (text: string, fits: (n: bigint) => boolean): NumberValue => {
  if (!/^[+-]?\d+$/.test(text))
    throw unparsed(text, text === '' ? 'Empty string' : 'Did not consume whole string.');
  const n = BigInt(text.replace(/^\+/, ''));
  if (!fits(n)) throw unparsed(text, 'Overflow');
  return integerResult(n);
};

const toInteger = (value: unknown, to: 'int' | 'long'): NumberValue => {
  const fits = (n: bigint) => (to === 'int' ? isInt32(Number(n)) : fitsLong(n));
  if (typeof value === 'string') return integerOfText(value, fits);
  const n = numberIn(value, to);
  if (n === undefined) throw unsupportedTo(value, to);
  const exact = exactOf(n);
  if (!exact.isFinite())
    throw failed(
      `Attempt to convert ${exact.isNaN() ? 'NaN' : 'infinity'} value to integer type ${NO_FALLBACK}`,
    );
  const whole = truncatedOf(n);
  if (whole === undefined || !fits(whole))
    throw failed(`Conversion would overflow target type ${NO_FALLBACK}: ${n.toString()}`);
  return integerResult(whole);
};

const toDouble = (value: unknown): NumberValue => {
  if (typeof value === 'string') {
    const known = decimalOfText(value);
    if (!known) throw unparsed(value, 'Did not consume whole string.');
    return doubleResult(/[a-z]{2}/i.test(value) ? Number(known.toString()) : Number(value));
  }
  const n = numberIn(value, 'double');
  if (n === undefined) throw unsupportedTo(value, 'double');
  const double = toNumber(n);
  if (!Number.isFinite(double) && isDecimal(n) && exactOf(n).isFinite())
    throw failed(`Conversion would overflow target type ${NO_FALLBACK}: ${n.toString()}`);
  return doubleResult(double);
};

const toDecimalValue = (value: unknown): Decimal128 => {
  const n = typeof value === 'string' ? decimalOfText(value) : numberIn(value, 'decimal');
  if (n === undefined && typeof value === 'string')
    throw unparsed(value, 'Failed to parse string to decimal');
  if (n === undefined) throw unsupportedTo(value, 'decimal');
  return toDecimal(n);
};

const toText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (isObjectId(value)) return value.toHexString();
  if (!isNumeric(value)) throw unsupportedTo(value, 'string');
  return isDecimal(value) || value instanceof Long ? value.toString() : String(toNumber(value));
};

const toBool = (value: unknown): boolean => {
  if (isNumeric(value)) return isTrueNumber(value);
  return value !== false;
};

const toObjectId = (value: unknown): ObjectId => {
  if (isObjectId(value)) return value;
  if (typeof value !== 'string') throw unsupportedTo(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value))
    throw failed(`Failed to parse objectId '${value.slice(0, 100)}' ${NO_FALLBACK}`);
  return new ObjectId(value);
};

const toDate = (value: unknown): Date => {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return dateInText(value);
  if (isObjectId(value)) return value.getTimestamp();
  if (bsonTypeOf(value) === 'Timestamp') return new Date((value as Timestamp).t * 1000);
  // MongoDB takes no int: 32 bits hold no instant of today
  if (!isNumeric(value) || numberKind(value) === 'int') throw unsupportedTo(value, 'date');
  const date = new Date(toNumber(value));
  if (Number.isNaN(date.getTime()))
    throw failed(`Conversion would overflow target type ${NO_FALLBACK}: ${value.toString()}`);
  return date;
};

const convertTo = (value: unknown, to: Target): unknown => {
  switch (to) {
    case 'double':
      return toDouble(value);
    case 'string':
      return toText(value);
    case 'objectId':
      return toObjectId(value);
    case 'bool':
      return toBool(value);
    case 'date':
      return toDate(value);
    case 'decimal':
      return toDecimalValue(value);
    default:
      return toInteger(value, to);
  }
};

const targetOf = (value: unknown): Target => {
  const name = isNumeric(value) ? byNumber[toNumber(value)] : TARGETS.find(item => item === value);
  if (!name) throw mongoError(2, `Unknown type name: ${String(value)}`);
  return name;
};

const convert: Evaluate = (doc, args, options) => {
  const asked = args as { input?: unknown; to?: unknown; onError?: unknown; onNull?: unknown } | null;
  if (typeof asked !== 'object' || asked === null || !('input' in asked) || !('to' in asked))
    throw mongoError(9, "$convert expects an object with 'input' and 'to'");
  const [input, to] = [valueOf(doc, asked.input, options), valueOf(doc, asked.to, options)];
  if (isNothing(input)) return 'onNull' in asked ? valueOf(doc, asked.onNull, options) : null;
  if (isNothing(to)) return null;
  const target = targetOf(to);
  try {
    return convertTo(input, target);
  } catch (error) {
    if (!('onError' in asked)) throw error;
    return valueOf(doc, asked.onError, options);
  }
};

const conversion =
  (name: string, to: Target): Evaluate =>
  (...call) => {
    const [value] = argumentsOf(name, call, 1);
    return isNothing(value) ? null : convertTo(value, to);
  };

/** `$type`, `$convert` and its short forms over all types. */
export const typeExpressions: Record<string, Evaluate> = {
  $type: (...call) => resultType(argumentsOf('$type', call, 1)[0]),
  $isNumber: (...call) => isNumeric(argumentsOf('$isNumber', call, 1)[0]),
  $convert: convert,
  $toDouble: conversion('$toDouble', 'double'),
  $toString: conversion('$toString', 'string'),
  $toObjectId: conversion('$toObjectId', 'objectId'),
  $toBool: conversion('$toBool', 'bool'),
  $toDate: conversion('$toDate', 'date'),
  $toInt: conversion('$toInt', 'int'),
  $toLong: conversion('$toLong', 'long'),
  $toDecimal: conversion('$toDecimal', 'decimal'),
};
