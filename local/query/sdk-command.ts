import { Doc, type Value } from '../ejson/value';
import { codes, WireError } from '../wire/errors';

const COMMANDS = new Set([
  ...['and', 'or', 'not', 'nor', 'eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in', 'nin', 'all'],
  ...['elemMatch', 'exists', 'size', 'mod', 'geoNear', 'geoWithin', 'geoIntersects'],
]);

const isSdkCommand = (value: Value): value is Doc =>
  value instanceof Doc &&
  Object.keys(value).join() === 'operator,operands,fieldName' &&
  typeof value['operator'] === 'string' &&
  COMMANDS.has(value['operator']) &&
  Array.isArray(value['operands']);

/**
 * Refuses a command that the SDK did not translate: inside another command it writes out `_.gt(1).lt(5)`, `_.or(…)` and their
 * kin as the bare objects they are. MongoDB takes those for fields and finds nothing, which nobody would notice.
 */
export const refuseSdkCommand = (value: Value): void => {
  if (!isSdkCommand(value)) return;
  throw new WireError(
    codes.unsupported,
    `The SDK sends the command "${String(value['operator'])}" inside another command as a bare object, which finds nothing. ` +
      'Write it with operators: _.elemMatch({ $gt: 1, $lt: 5 }), _.elemMatch({ b: { $gt: 1, $lt: 5 } }), ' +
      '_.elemMatch({ $or: [{ b: 1 }, { b: 2 }] }), and so inside _.pull and _.project.elemMatch.',
  );
};
