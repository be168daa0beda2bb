import { rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';

/** Rounds a bound to the next number of a series that is really greater or smaller; zero stays. */
export type Rounder = { up: (value: number) => number; down: (value: number) => number };

/** The E series of IEC 60063 from 48 values a decade are powers of ten, rounded; one value of 192 is not. */
const eSeries = (size: number): number[] =>
  Array.from({ length: size }, (_, i) => Math.round(10 ** (i / size) * 100)).map(n => (n === 919 ? 920 : n));

/** Preferred numbers of one decade, as MongoDB knows them: R40 lacks a value, R80 has those between the ones of R40. */
const series: Record<string, number[]> = {
  R5: [10, 16, 25, 40, 63],
  R10: [100, 125, 160, 200, 250, 315, 400, 500, 630, 800],
  R20: [
    ...[100, 112, 125, 140, 160, 180, 200, 224, 250, 280],
    ...[315, 355, 400, 450, 500, 560, 630, 710, 800, 900],
  ],
  R40: [
    ...[100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280, 300],
    ...[315, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850, 900, 950],
  ],
  R80: [
    ...[103, 109, 115, 122, 128, 136, 145, 155, 165, 175, 185, 195, 206, 218, 230, 243, 258, 272, 290, 307],
    ...[325, 345, 365, 387, 412, 437, 462, 487, 515, 545, 575, 615, 650, 690, 730, 775, 825, 875, 925, 975],
  ],
  '1-2-5': [10, 20, 50],
  E6: [10, 15, 22, 33, 47, 68],
  E12: [10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82],
  E24: [
    ...[10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30],
    ...[33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91],
  ],
  E48: eSeries(48),
  E96: eSeries(96),
  E192: eSeries(192),
};

/** The numbers of a series around a value, which lies within some decades of it. */
const around = (decade: readonly number[], value: number): number[] => {
  const power = Math.floor(Math.log10(value / decade[0]!));
  return [-1, 0, 1].flatMap(step => {
    const exponent = power + step;
    // dividing by a whole power of ten keeps 6.3 what it is
    return decade.map(number => (exponent < 0 ? number / 10 ** -exponent : number * 10 ** exponent));
  });
};

const preferred = (decade: readonly number[]): Rounder => ({
  // where numbers end there is no other
  up: value => (value === 0 ? 0 : (around(decade, value).find(number => number > value) ?? value)),
  down: value =>
    value === 0
      ? 0
      : (around(decade, value)
          .filter(number => number < value)
          .at(-1) ?? value),
});

const powersOfTwo: Rounder = {
  up: value => {
    if (value === 0) return 0;
    const power = 2 ** Math.floor(Math.log2(value));
    return power > value ? power : power * 2;
  },
  down: value => {
    if (value === 0) return 0;
    const power = 2 ** Math.ceil(Math.log2(value));
    return power < value ? power : power / 2;
  },
};

/** The rounder of a `granularity`. Throws MongoDB's errors. */
export const rounderOf = (name: unknown): Rounder => {
  if (typeof name !== 'string')
    throw mongoError(40261, "The $bucketAuto 'granularity' field must be a string");
  if (name === 'POWERSOF2') return powersOfTwo;
  if (!Object.hasOwn(series, name)) throw mongoError(40257, `Unknown rounding granularity '${name}'`);
  return preferred(series[name]!);
};

/** A value that can be rounded. Throws MongoDB's errors. */
export const roundable = (value: Value): number => {
  if (rankOf(value) !== rank.number)
    throw mongoError(
      40258,
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${typeName(value)}`,
    );
  const number = toNumber(value as NumberValue);
  if (Number.isNaN(number))
    throw mongoError(
      40259,
      "$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a NaN",
    );
  if (number < 0)
    throw mongoError(
      40260,
      "$bucketAuto can specify a 'granularity' with non-negative numbers only, but found a negative number",
    );
  return number;
};
