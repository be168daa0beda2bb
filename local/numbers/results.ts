import type { Double } from 'bson';
import { doubleOf } from '../ejson/read';
import type { NumberValue } from '../ejson/value';
import { integerOf } from './arithmetic';

/**
 * A double as expressions pass it on: whole ones are plain numbers, as the library expects them; only those so large that
 * they would read as another integer keep an object.
 */
export const doubleResult = (n: number): number | Double =>
  Number.isSafeInteger(n) ? n : (doubleOf(n) as number | Double);

/** A result of integers as expressions pass it on: beyond 64 bits it is a double. */
export const integerResult = (value: bigint): NumberValue =>
  integerOf(value, false) ?? doubleResult(Number(value));
