import { toNumber } from '../ejson/value';
import { isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, type Evaluate } from './arguments';
import { compareResults } from './results-order';

const indexOfArray: Evaluate = (...call) => {
  const [list, wanted, start = 0, end] = argumentsOf('$indexOfArray', call, 2, 4);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(
      40090,
      `$indexOfArray requires an array as a first argument, found: ${resultType(list)}`,
    );
  const bounds = [start, end ?? list.length].map(value => (isNumeric(value) ? toNumber(value) : NaN));
  if (bounds.some(value => !Number.isInteger(value) || value < 0))
    throw mongoError(40096, '$indexOfArray requires a nonnegative integral starting and ending index');
  const at = (list as unknown[])
    .slice(0, bounds[1])
    .findIndex((item, i) => i >= bounds[0]! && compareResults(item, wanted) === 0);
  return at;
};

/** Places in lists, by MongoDB's equality. */
export const arrayExpressions: Record<string, Evaluate> = { $indexOfArray: indexOfArray };
