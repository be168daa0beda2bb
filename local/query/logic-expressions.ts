import { isNumeric, isTrueNumber } from '../numbers/sum';
import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, valueOf, type Evaluate } from './arguments';

/** MongoDB's idea of truth: null, missing, false and zero of every kind are not. */
export const truthyResult = (value: unknown): boolean =>
  isNumeric(value) ? isTrueNumber(value) : !isNothing(value) && value !== false;

const eachOf = (doc: unknown, args: unknown, options: Parameters<Evaluate>[2]): (() => boolean)[] =>
  (Array.isArray(args) ? (args as unknown[]) : [args]).map(
    item => () => truthyResult(valueOf(doc, item, options)),
  );

const cond: Evaluate = (doc, args, options) => {
  const given = args as unknown[] | { if: unknown; then: unknown; else: unknown };
  if (Array.isArray(given) && given.length !== 3)
    throw mongoError(16020, `Expression $cond takes exactly 3 arguments. ${given.length} were passed in.`);
  const [test, yes, no] = Array.isArray(given) ? given : [given.if, given.then, given.else];
  return valueOf(doc, truthyResult(valueOf(doc, test, options)) ? yes : no, options);
};

/** The connectives by MongoDB's idea of truth. */
export const logicExpressions: Record<string, Evaluate> = {
  $and: (...call) => eachOf(...call).every(test => test()),
  $or: (...call) => eachOf(...call).some(test => test()),
  $not: (...call) => !truthyResult(argumentsOf('$not', call, 1)[0]),
  $cond: cond,
};
