import type { Options } from 'mingo/types';
import { toNumber } from '../ejson/value';
import { createSum, isNumeric } from '../numbers/sum';
import { everyArgument, isNothing, type Evaluate } from './arguments';
import { compareResults } from './results-order';

/** Makes one value of many; what is no number is left out where only numbers count. */
type Collapse = (values: unknown[]) => unknown;

const summed = (values: unknown[]) => {
  const sum = createSum();
  values.filter(isNumeric).forEach(sum.add);
  return sum;
};

const extreme =
  (side: 1 | -1): Collapse =>
  values =>
    values
      .filter(value => !isNothing(value))
      .reduce<unknown>(
        (best, value) => (best === null || compareResults(value, best) * side > 0 ? value : best),
        null,
      );

/** By Welford's steps, as the differences of large numbers would lose what is left. */
const deviation =
  (sample: 0 | 1): Collapse =>
  values => {
    let [count, mean, squares] = [0, 0, 0];
    for (const value of values.filter(isNumeric)) {
      const n = toNumber(value);
      count++;
      const off = n - mean;
      mean += off / count;
      squares += off * (n - mean);
    }
    if (count <= sample) return null;
    return Math.sqrt(squares / (count - sample));
  };

const collapses: Record<string, Collapse> = {
  $sum: values => summed(values).total(),
  $avg: values => summed(values).average() ?? null,
  $min: extreme(-1),
  $max: extreme(1),
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
};

/** Makes one value of a group's documents by an expression on each. */
export type Accumulate = (docs: readonly unknown[], expr: unknown, options: Options) => unknown;

/** The accumulators of numbers; `each` evaluates an expression on every document of a group. */
export const numberAccumulators = (each: Accumulate): Record<string, Accumulate> =>
  Object.fromEntries(
    Object.entries(collapses).map(([name, collapse]): [string, Accumulate] => [
      name,
      (docs, expr, options) => collapse(each(docs, expr, options) as unknown[]),
    ]),
  );

const expressionOf =
  (collapse: Collapse): Evaluate =>
  (...call) => {
    const values = everyArgument(call);
    const [only] = values;
    return collapse(values.length === 1 && Array.isArray(only) ? only : values);
  };

/** The same as expressions: of one argument that is a list its items, of several arguments these. */
export const accumulatorExpressions: Record<string, Evaluate> = Object.fromEntries(
  Object.entries(collapses).map(([name, collapse]) => [name, expressionOf(collapse)]),
);
