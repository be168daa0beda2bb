import * as theirs from 'mingo/operators/expression';
import { toNumber } from '../ejson/value';
import { isNumeric } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, valueOf, type Evaluate } from './arguments';
import { compareResults } from './results-order';

const indexOfArray: Evaluate = (...call) => {
  const [list, wanted, start = 0, end] = argumentsOf('$indexOfArray', call, 2, 4);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(40090, `$indexOfArray requires an array as a first argument, found: ${resultType(list)}`);
  const bounds = [start, end ?? list.length].map(value => (isNumeric(value) ? toNumber(value) : NaN));
  if (bounds.some(value => !Number.isInteger(value) || value < 0))
    throw mongoError(40096, '$indexOfArray requires a nonnegative integral starting and ending index');
  const at = (list as unknown[])
    .slice(0, bounds[1])
    .findIndex((item, i) => i >= bounds[0]! && compareResults(item, wanted) === 0);
  return at;
};

const library = theirs as unknown as Record<string, Evaluate>;

const plainNumbers = (value: unknown): unknown => (isNumeric(value) ? toNumber(value) : value);

/** The library's operator, which knows plain numbers only: it gets its arguments evaluated, each number as a plain one. */
const withPlainNumbers =
  (name: string): Evaluate =>
  (doc, args, options) => {
    const evaluated = valueOf(doc, args, options);
    const literal = (value: unknown) => ({ $literal: plainNumbers(value) });
    if (Array.isArray(evaluated)) {
      // one argument that is a list, or a list of arguments
      return library[name]!(doc, Array.isArray(args) ? evaluated.map(literal) : literal(evaluated), options);
    }
    if (typeof args !== 'object' || args === null || Object.keys(args).some(key => key.startsWith('$')))
      return library[name]!(doc, literal(evaluated), options);
    const fields = Object.entries(evaluated as object).map(([key, value]) => [key, literal(value)]);
    return library[name]!(doc, Object.fromEntries(fields), options);
  };

const PLAIN = ['$range', '$slice', '$arrayElemAt', '$substr', '$substrBytes', '$substrCP', '$dateFromParts'];

/** Places in lists and texts, for all kinds of numbers. */
export const arrayExpressions: Record<string, Evaluate> = {
  $indexOfArray: indexOfArray,
  ...Object.fromEntries(PLAIN.map(name => [name, withPlainNumbers(name)])),
};
