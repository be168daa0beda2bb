import { mongoError } from '../wire/errors';
import { argumentsOf, isNothing, resultType, type Evaluate } from './arguments';
import { truthyResult } from './logic-expressions';
import { distinctResults, resultKey } from './results-order';

type Sets = {
  /** MongoDB's error for what is no array. */
  code: number;
  /** How many arguments; undefined for any number. */
  count?: number;
  /** Whether null makes the whole null. */
  nullable: boolean;
  combine: (lists: unknown[][]) => unknown;
};

const keysOf = (list: unknown[]): Set<string> => new Set(list.map(resultKey));

const ofSets =
  (name: string, { code, count, nullable, combine }: Sets): Evaluate =>
  (...call) => {
    const args = call[1];
    const lists = argumentsOf(name, call, count ?? (Array.isArray(args) ? args.length : 1));
    if (nullable && lists.some(isNothing)) return null;
    const other = lists.findIndex(value => !Array.isArray(value));
    if (other === -1) return combine(lists as unknown[][]);
    const type = resultType(lists[other]);
    throw mongoError(
      code,
      count === 2
        ? `both operands of ${name} must be arrays. ${other === 0 ? 'First' : 'Second'} argument is of type: ${type}`
        : `All operands of ${name} must be arrays. One argument is of type: ${type}`,
    );
  };

const intersection = ([first = [], ...others]: unknown[][]): unknown[] => {
  const sets = others.map(keysOf);
  return distinctResults(first).filter(item => sets.every(set => set.has(resultKey(item))));
};

const difference = ([first, second]: unknown[][]): unknown[] => {
  const without = keysOf(second!);
  return distinctResults(first!).filter(item => !without.has(resultKey(item)));
};

const sameSets = ([first = [], ...others]: unknown[][]): boolean => {
  const keys = keysOf(first);
  return others.map(keysOf).every(set => set.size === keys.size && [...set].every(key => keys.has(key)));
};

const isSubset = ([first, second]: unknown[][]): boolean => {
  const within = keysOf(second!);
  return [...keysOf(first!)].every(key => within.has(key));
};

const sets: Record<string, Sets> = {
  $setUnion: { code: 17043, nullable: true, combine: lists => distinctResults(lists.flat()) },
  $setIntersection: { code: 17047, nullable: true, combine: intersection },
  $setDifference: { code: 17048, count: 2, nullable: true, combine: difference },
  $setEquals: { code: 17044, nullable: false, combine: sameSets },
  $setIsSubset: { code: 17046, count: 2, nullable: false, combine: isSubset },
};

const ofElements =
  (name: string, code: number, decide: (list: unknown[]) => boolean): Evaluate =>
  (...call) => {
    const [list] = argumentsOf(name, call, 1);
    if (Array.isArray(list)) return decide(list);
    throw mongoError(code, `${name}'s argument must be an array, but is ${resultType(list)}`);
  };

const equals: Evaluate = (...call) => {
  const count = Array.isArray(call[1]) ? call[1].length : 1;
  if (count < 2) throw mongoError(17045, `$setEquals needs at least two arguments had: ${count}`);
  return ofSets('$setEquals', sets['$setEquals']!)(...call);
};

/** Sets by MongoDB's equality: 1 and 1.0 are one item, whatever the kinds of their numbers. */
export const setExpressions: Record<string, Evaluate> = {
  ...Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, ofSets(name, set)])),
  $setEquals: equals,
  $allElementsTrue: ofElements('$allElementsTrue', 17040, list => list.every(truthyResult)),
  $anyElementTrue: ofElements('$anyElementTrue', 17041, list => list.some(truthyResult)),
};
