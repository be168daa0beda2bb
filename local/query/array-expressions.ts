import { Doc, toNumber } from '../ejson/value';
import { isNumeric } from '../numbers/sum';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, valueOf, type Evaluate } from './arguments';
import { compareResults } from './results-order';
import { compareBy, sortFields } from './sort';

const indexOfArray: Evaluate = (...call) => {
  const [list, wanted, start = 0, end] = argumentsOf('$indexOfArray', call, 2, 4);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(
      40090,
      `$indexOfArray requires an array as a first argument, found: ${resultType(list)}`,
    );
  const bounds = [start, end ?? list.length].map(value => (isNumeric(value) ? toNumber(value) : NaN));
  const outside = (code: number, what: string) =>
    mongoError(code, `$indexOfArray requires a ${what} starting and ending index`);
  if (!bounds.every(Number.isInteger)) throw outside(40096, 'nonnegative integral');
  if (bounds.some(value => value < 0)) throw outside(40097, 'nonnegative');
  const at = (list as unknown[])
    .slice(0, bounds[1])
    .findIndex((item, i) => i >= bounds[0]! && compareResults(item, wanted) === 0);
  return at;
};

type Order = (a: unknown, b: unknown) => number;

const orderOf = (by: unknown): Order => {
  if (by === 1 || by === -1) return (a, b) => compareResults(a, b) * by;
  const fields = fromPlain(by);
  if (!(fields instanceof Doc))
    throw mongoError(2942503, '$sortArray sortBy must be 1, -1 or an object of such');
  const compare = compareBy(sortFields(fields, '$sortArray'));
  const docOf = (value: unknown): Doc => {
    const doc = fromPlain(value);
    return doc instanceof Doc ? doc : new Doc();
  };
  return (a, b) => compare(docOf(a), docOf(b));
};

const sortArray: Evaluate = (doc, args, options) => {
  const asked = args as { input?: unknown; sortBy?: unknown } | null;
  if (typeof asked !== 'object' || asked === null || !('input' in asked) || !('sortBy' in asked))
    throw mongoError(2942502, '$sortArray requires an object with input and sortBy');
  const list = valueOf(doc, asked.input, options);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(
      2942504,
      `The input argument to $sortArray must be an array, but was of type: ${resultType(list)}`,
    );
  return [...(list as unknown[])].sort(orderOf(asked.sortBy));
};

/** Places in lists and their order, by MongoDB's comparison. */
export const arrayExpressions: Record<string, Evaluate> = {
  $indexOfArray: indexOfArray,
  $sortArray: sortArray,
};
