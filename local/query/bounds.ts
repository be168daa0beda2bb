import { bsonTypeOf, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { encodeKey, encodeStringPrefix, successor } from '../store/key';
import type { FieldTest, QueryNode } from './ast';

/**
 * Keys of one indexed field, as bytes in ascending order. A bound covers what starts with its bytes:
 * `hi` inclusive means everything up to the last key that starts with `hi`.
 */
export type Interval = { lo: Buffer; hi: Buffer; loIncl: boolean; hiIncl: boolean; point: boolean };

const point = (value: Value): Interval => {
  const key = encodeKey([value]);
  return { lo: key, hi: key, loIncl: true, hiIncl: true, point: true };
};

const indexable = (value: Value) =>
  !Array.isArray(value) && bsonTypeOf(value) !== 'MinKey' && bsonTypeOf(value) !== 'MaxKey';
const isNaNValue = (value: Value) =>
  rankOf(value) === rank.number && Number.isNaN(toNumber(value as NumberValue));

const range = (op: 'gt' | 'gte' | 'lt' | 'lte', value: Value): Interval[] | undefined => {
  if (!indexable(value)) return undefined;
  if (value === null || isNaNValue(value)) return op === 'gte' || op === 'lte' ? [point(value)] : [];
  const bracket = Buffer.from([rankOf(value)]);
  const key = encodeKey([value]);
  if (op === 'gt' || op === 'gte')
    return [{ lo: key, loIncl: op === 'gte', hi: bracket, hiIncl: true, point: false }];
  return [{ lo: bracket, loIncl: true, hi: key, hiIncl: op === 'lte', point: false }];
};

const startOf = (interval: Interval) => (interval.loIncl ? interval.lo : successor(interval.lo));
const endOf = (interval: Interval) => (interval.hiIncl ? successor(interval.hi) : interval.hi);

export const isEmptyInterval = (interval: Interval) =>
  Buffer.compare(startOf(interval), endOf(interval)) >= 0;

/** Whether the interval holds the key of a missing field. */
export const holdsNull = (interval: Interval): boolean => {
  const key = encodeKey([null]);
  return Buffer.compare(startOf(interval), key) <= 0 && Buffer.compare(key, endOf(interval)) < 0;
};

const intersectTwo = (a: Interval, b: Interval): Interval => {
  const lower = Buffer.compare(startOf(a), startOf(b)) >= 0 ? a : b;
  const upper = Buffer.compare(endOf(a), endOf(b)) <= 0 ? a : b;
  return {
    lo: lower.lo,
    loIncl: lower.loIncl,
    hi: upper.hi,
    hiIncl: upper.hiIncl,
    point: lower === upper && lower.point,
  };
};

const intersect = (a: Interval[], b: Interval[]): Interval[] =>
  a.flatMap(x => b.map(y => intersectTwo(x, y))).filter(interval => !isEmptyInterval(interval));

/** Sorts intervals and joins those that overlap, so that a scan over them goes forward and meets a key once. */
export const united = (intervals: Interval[]): Interval[] => {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(startOf(a), startOf(b)));
  const out: Interval[] = [];
  for (const next of sorted) {
    const last = out[out.length - 1];
    if (
      !last ||
      Buffer.compare(endOf(last), startOf(next)) < 0 ||
      (last.point && next.point && !last.lo.equals(next.lo))
    )
      out.push(next);
    else if (Buffer.compare(endOf(last), endOf(next)) < 0) {
      out[out.length - 1] = { ...last, hi: next.hi, hiIncl: next.hiIncl, point: false };
    }
  }
  return out;
};

const both = (a: Interval[] | undefined, b: Interval[] | undefined) => (a && b ? intersect(a, b) : (a ?? b));

const better = (a: Interval[] | undefined, b: Interval[] | undefined) => {
  if (!a || !b) return a ?? b;
  const weight = (list: Interval[]) => list.filter(item => !item.point).length * 1000 + list.length;
  return weight(b) < weight(a) ? b : a;
};

const ofTests = (
  tests: FieldTest[],
  path: string | undefined,
  sameElement: boolean,
): Interval[] | undefined =>
  tests.map(test => ofTest(test, path, sameElement)).reduce(sameElement ? both : better, undefined);

/** `rest` is what follows the test's own path in the wanted path: only $elemMatch goes deeper. */
const ofTest = (test: FieldTest, rest: string | undefined, sameElement: boolean): Interval[] | undefined => {
  if (test.op === 'elemMatch') {
    if (test.element.op === 'value')
      return rest === undefined ? ofTests(test.element.tests, undefined, true) : undefined;
    return rest === undefined ? undefined : intervalsFor(test.element, rest, false);
  }
  if (rest !== undefined) return undefined;
  switch (test.op) {
    case 'eq':
      return indexable(test.value) ? [point(test.value)] : undefined;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return range(test.op, test.value);
    case 'in':
      return test.patterns.length === 0 && test.values.every(indexable)
        ? united(test.values.map(point))
        : undefined;
    case 'and':
      return ofTests(test.tests, undefined, sameElement);
    case 'never':
      return [];
    case 'regex': {
      if (test.prefix === undefined) return undefined;
      const key = encodeStringPrefix(test.prefix);
      const regexes = Buffer.from([rank.regex]);
      return united([
        { lo: key, hi: key, loIncl: true, hiIncl: true, point: false },
        // a stored expression equals the same expression
        { lo: regexes, hi: regexes, loIncl: true, hiIncl: true, point: false },
      ]);
    }
    default:
      return undefined;
  }
};

const restOf = (path: string, wanted: string): string | undefined | false => {
  if (path === wanted) return undefined;
  return wanted.startsWith(`${path}.`) ? wanted.slice(path.length + 1) : false;
};

/**
 * The keys a field can have in documents that match, or undefined when the query says nothing about it.
 * `single` says that a document has one key (no arrays), so that conditions may be combined.
 */
export const intervalsFor = (node: QueryNode, wanted: string, single: boolean): Interval[] | undefined => {
  if (node.op === 'field') {
    const rest = restOf(node.path, wanted);
    return rest === false ? undefined : ofTest(node.test, rest, single);
  }
  if (node.op === 'document') {
    return intervalsFor({ op: 'and', nodes: node.implied }, wanted, single);
  }
  const parts = node.op === 'nor' ? [] : node.nodes.map(child => intervalsFor(child, wanted, single));
  if (node.op === 'and') return parts.reduce(single ? both : better, undefined);
  if (node.op === 'nor' || parts.includes(undefined)) return undefined;
  return united((parts as Interval[][]).flat());
};
