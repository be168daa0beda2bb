import { isNumeric, isTrueNumber } from '../numbers/sum';
import { argumentsOf, isNothing, valueOf, type Evaluate } from './arguments';

/** MongoDB's idea of truth: null, missing, false and zero of every kind are not. */
export const truthyResult = (value: unknown): boolean =>
  isNumeric(value) ? isTrueNumber(value) : !isNothing(value) && value !== false;

const eachOf = (doc: unknown, args: unknown, options: Parameters<Evaluate>[2]): (() => boolean)[] =>
  (Array.isArray(args) ? (args as unknown[]) : [args]).map(
    item => () => truthyResult(valueOf(doc, item, options)),
  );

/** The connectives by MongoDB's idea of truth. */
export const logicExpressions: Record<string, Evaluate> = {
  $and: (...call) => eachOf(...call).every(test => test()),
  $or: (...call) => eachOf(...call).some(test => test()),
  $not: (...call) => !truthyResult(argumentsOf('$not', call, 1)[0]),
};
