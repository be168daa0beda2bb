import { $dateAdd, $dateDiff, $dateSubtract, $dateTrunc } from 'mingo/operators/expression';
import { isFields, isNothing, valueOf, type Evaluate } from './arguments';

/** The library takes nothing for a date of its own; in MongoDB nothing comes of nothing. */
const nothingOfNothing =
  (operator: unknown): Evaluate =>
  (doc, args, options) => {
    const given = isFields(args) ? Object.values(args) : [];
    if (given.some(item => isNothing(valueOf(doc, item, options)))) return null;
    return (operator as Evaluate)(doc, args, options);
  };

/** Sums and differences of dates, which are the library's but for missing values. */
export const dateArithmetic: Record<string, Evaluate> = {
  $dateAdd: nothingOfNothing($dateAdd),
  $dateDiff: nothingOfNothing($dateDiff),
  $dateSubtract: nothingOfNothing($dateSubtract),
  $dateTrunc: nothingOfNothing($dateTrunc),
};
