import { toNumber } from '../ejson/value';
import { showValue } from '../ejson/show';
import { isNumeric } from '../numbers/sum';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';
import { argumentsOf, everyArgument, isNothing, resultType, type Evaluate } from './arguments';
import { compareResults } from './results-order';

const isInt32 = (n: number): boolean => Number.isInteger(n) && Math.abs(n) <= 2 ** 31;
const shown = (value: unknown): string => showValue(fromPlain(value));

/** A whole number, or MongoDB's error: one code for what is no number, one for what is not whole. */
const wholeOf = (
  value: unknown,
  noNumber: [code: number, text: string],
  notWhole: [code: number, text: string],
): number => {
  if (!isNumeric(value)) throw mongoError(...noNumber);
  const n = toNumber(value);
  if (!isInt32(n)) throw mongoError(...notWhole);
  return n;
};

const itemAt = (name: string, list: unknown, at: number): unknown => {
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(28689, `${name}'s argument must be an array, but is ${resultType(list)}`);
  return (list as unknown[]).at(at);
};

const arrayElemAt: Evaluate = (...call) => {
  const [list, at] = argumentsOf('$arrayElemAt', call, 2);
  if (isNothing(list) || isNothing(at)) return null;
  if (!Array.isArray(list))
    throw mongoError(28689, `$arrayElemAt's first argument must be an array, but is ${resultType(list)}`);
  const n = wholeOf(
    at,
    [28690, `$arrayElemAt's second argument must be a numeric value, but is ${resultType(at)}`],
    [28691, `$arrayElemAt's second argument must be representable as a 32-bit integer: ${shown(at)}`],
  );
  return (list as unknown[]).at(n);
};

const slice: Evaluate = (...call) => {
  const args = argumentsOf('$slice', call, 2, 3);
  if (args.some(isNothing)) return null;
  const [list, second, third] = args;
  if (!Array.isArray(list))
    throw mongoError(28724, `First argument to $slice must be an array, but is of type: ${resultType(list)}`);
  const part = (value: unknown, which: string, code: number) =>
    wholeOf(
      value,
      [code, `${which} argument to $slice must be a numeric value, but is of type: ${resultType(value)}`],
      [code + 1, `${which} argument to $slice can't be represented as a 32-bit integer: ${shown(value)}`],
    );
  const n = part(second, 'Second', 28725);
  if (args.length === 2) return n < 0 ? list.slice(n) : list.slice(0, n);
  const count = part(third, 'Third', 28727);
  if (count <= 0) throw mongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const start = n < 0 ? Math.max(list.length + n, 0) : n;
  return list.slice(start, start + count);
};

const size: Evaluate = (...call) => {
  const [list] = argumentsOf('$size', call, 1);
  if (!Array.isArray(list))
    throw mongoError(17124, `The argument to $size must be an array, but was of type: ${resultType(list)}`);
  return list.length;
};

const isIn: Evaluate = (...call) => {
  const [wanted, list] = argumentsOf('$in', call, 2);
  if (!Array.isArray(list))
    throw mongoError(40081, `$in requires an array as a second argument, found: ${resultType(list)}`);
  return list.some(item => compareResults(item, wanted) === 0);
};

const concatArrays: Evaluate = (...call) => {
  const out: unknown[] = [];
  for (const list of everyArgument(call)) {
    if (isNothing(list)) return null;
    if (!Array.isArray(list))
      throw mongoError(28664, `$concatArrays only supports arrays, not ${resultType(list)}`);
    for (const item of list as unknown[]) out.push(item);
  }
  return out;
};

const reverseArray: Evaluate = (...call) => {
  const [list] = argumentsOf('$reverseArray', call, 1);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(
      34435,
      `The argument to $reverseArray must be an array, but was of type: ${resultType(list)}`,
    );
  return [...(list as unknown[])].reverse();
};

/** As many items as MongoDB can hold in 100 MB, so that one expression cannot fill the machine. */
const MAX_RANGE = 6_000_000;

const range: Evaluate = (...call) => {
  const [from, to, by = 1] = argumentsOf('$range', call, 2, 3);
  const part = (value: unknown, what: string, code: number) =>
    wholeOf(
      value,
      [code, `$range requires a numeric ${what} value, found value of type:${resultType(value)}`],
      [
        code + 1,
        `$range requires ${what === 'ending' ? 'an' : 'a'} ${what} value that can be represented as a 32-bit integer, found value: ${shown(value)}`,
      ],
    );
  const [start, end, step] = [
    part(from, 'starting', 34443),
    part(to, 'ending', 34445),
    part(by, 'step', 34447),
  ];
  if (step === 0) throw mongoError(34449, '$range requires a non-zero step value');
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (count > MAX_RANGE) throw mongoError(146, '$range would use too much memory and cannot spill');
  return Array.from({ length: count }, (_item, i) => start + i * step);
};

export const listExpressions: Record<string, Evaluate> = {
  $arrayElemAt: arrayElemAt,
  $first: (...call) => itemAt('$first', argumentsOf('$first', call, 1)[0], 0),
  $last: (...call) => itemAt('$last', argumentsOf('$last', call, 1)[0], -1),
  $slice: slice,
  $size: size,
  $isArray: (...call) => Array.isArray(argumentsOf('$isArray', call, 1)[0]),
  $in: isIn,
  $concatArrays: concatArrays,
  $reverseArray: reverseArray,
  $range: range,
};
