import { inverted, successor } from '../store/key';
import type { IndexField } from '../store/index-keys';
import type { QueryNode } from './ast';
import { holdsNull, intervalsFor, united, type Interval } from './bounds';
import type { SortField } from './sort';

/** What the planner must know of an index. `id` is null for the index on `_id`, which every collection has. */
export type PlanIndex = {
  name: string;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
  multikey: boolean;
};

/** Keys from `start` up to but without `end`. */
export type KeyRange = { start: Buffer; end: Buffer };

export type IndexScan<I extends PlanIndex> = {
  kind: 'index';
  index: I;
  ranges: KeyRange[];
  reverse: boolean;
  sorted: boolean;
  /** No range holds more than one document. */
  single: boolean;
};

/** How a query is answered: by one index, by several for the branches of an $or, or by reading the collection. */
export type Plan<I extends PlanIndex> =
  IndexScan<I> | { kind: 'union'; scans: IndexScan<I>[] } | { kind: 'collection' };

const MAX_RANGES = 1000;
const EVERYTHING: KeyRange = { start: Buffer.alloc(0), end: Buffer.from([0xff]) };

type Bounds = {
  ranges: KeyRange[];
  fixed: boolean[];
  points: number;
  ranged: boolean;
  bounded: boolean;
  excludesNull: boolean;
};

const toRange = (prefix: Buffer, interval: Interval, direction: 1 | -1): KeyRange => {
  const at = (bytes: Buffer) => Buffer.concat([prefix, direction === 1 ? bytes : inverted(bytes)]);
  const below = at(interval.lo);
  const above = at(interval.hi);
  if (direction === 1) {
    return {
      start: interval.loIncl ? below : successor(below),
      end: interval.hiIncl ? successor(above) : above,
    };
  }
  return {
    start: interval.hiIncl ? above : successor(above),
    end: interval.loIncl ? successor(below) : below,
  };
};

const boundsOf = (node: QueryNode, index: PlanIndex): Bounds => {
  const bounds: Bounds = {
    ranges: [],
    fixed: [],
    points: 0,
    ranged: false,
    bounded: false,
    excludesNull: false,
  };
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  for (const field of index.fields) {
    // fields below one array are indexed in every combination, so their conditions need not meet in one element
    const found = intervalsFor(node, field.path, !index.multikey);
    if (!found) break;
    const intervals = field.direction === 1 ? united(found) : united(found).reverse();
    bounds.bounded = true;
    if (!intervals.some(holdsNull)) bounds.excludesNull = true;
    const allPoints = intervals.every(item => item.point) && prefixes.length * intervals.length <= MAX_RANGES;
    if (!allPoints) {
      bounds.ranges = prefixes.flatMap(prefix =>
        intervals.map(item => toRange(prefix, item, field.direction)),
      );
      bounds.ranged = true;
      return bounds;
    }
    prefixes = prefixes.flatMap(prefix =>
      intervals.map(item => Buffer.concat([prefix, field.direction === 1 ? item.lo : inverted(item.lo)])),
    );
    bounds.points++;
    bounds.fixed.push(intervals.length === 1);
  }
  bounds.ranges = bounds.bounded ? prefixes.map(start => ({ start, end: successor(start) })) : [EVERYTHING];
  return bounds;
};

/** 1 when a forward scan gives the order, -1 when a reverse one does, 0 when neither. */
const orderBy = (index: PlanIndex, fixed: boolean[], sort: SortField[]): 1 | -1 | 0 => {
  if (index.multikey) return 0;
  let direction: 1 | -1 | 0 = 0;
  let at = 0;
  for (const wanted of sort) {
    while (at < index.fields.length && fixed[at] && index.fields[at]!.path !== wanted.path) at++;
    const field = index.fields[at];
    if (!field || field.path !== wanted.path) return 0;
    if (!fixed[at]) {
      const needed = field.direction === wanted.direction ? 1 : -1;
      if (direction !== 0 && direction !== needed) return 0;
      direction = needed;
    }
    at++;
  }
  return direction === 0 ? 1 : direction;
};

type Scored<I extends PlanIndex> = { scan: IndexScan<I>; score: number; bounded: boolean };

const scoreOf = (index: PlanIndex, bounds: Bounds, sorted: boolean, wantsSort: boolean): number => {
  if (bounds.bounded && bounds.ranges.length === 0) return 1000;
  const oneKey = index.unique && bounds.points === index.fields.length ? 100 : 0;
  const crowd = Math.min(bounds.ranges.length - 1, 50) / 100;
  return (
    oneKey +
    bounds.points * 10 +
    (bounds.ranged ? 5 : 0) +
    (wantsSort && sorted ? 6 : 0) -
    crowd -
    index.fields.length / 1000
  );
};

const scanOf = <I extends PlanIndex>(node: QueryNode, index: I, sort: SortField[]): Scored<I> | undefined => {
  const bounds = boundsOf(node, index);
  if (index.sparse && !bounds.excludesNull) return undefined;
  const order = sort.length === 0 ? 1 : orderBy(index, bounds.fixed, sort);
  if (!bounds.bounded && (sort.length === 0 || order === 0)) return undefined;
  const scan: IndexScan<I> = {
    kind: 'index',
    index,
    ranges: bounds.ranges,
    reverse: order === -1,
    sorted: order !== 0,
    single: index.unique && bounds.points === index.fields.length,
  };
  return { scan, score: scoreOf(index, bounds, order !== 0, sort.length > 0), bounded: bounds.bounded };
};

const bestScan = <I extends PlanIndex>(
  node: QueryNode,
  indexes: readonly I[],
  sort: SortField[],
): Scored<I> | undefined =>
  indexes
    .map(index => scanOf(node, index, sort))
    .filter(item => item !== undefined)
    .reduce<Scored<I> | undefined>(
      (best, item) => (!best || item.score > best.score ? item : best),
      undefined,
    );

/** Every $or that must hold, also below several $and: a pipeline's $match is put beside what its stage asks for. */
const choicesOf = (node: QueryNode): { nodes: QueryNode[] }[] => {
  if (node.op === 'or') return [node];
  return node.op === 'and' ? node.nodes.flatMap(choicesOf) : [];
};

const unionOf = <I extends PlanIndex>(node: QueryNode, indexes: readonly I[]): Plan<I> | undefined => {
  for (const choice of choicesOf(node)) {
    const scans = choice.nodes.map(child => bestScan(child, indexes, []));
    if (scans.every(scan => scan?.bounded)) return { kind: 'union', scans: scans.map(item => item!.scan) };
  }
  return undefined;
};

/** Chooses how to answer a query. What a plan yields is a superset of the matches: every document is checked again. */
export const choosePlan = <I extends PlanIndex>(
  node: QueryNode,
  indexes: readonly I[],
  sort: SortField[],
): Plan<I> => {
  const best = bestScan(node, indexes, sort);
  if (best?.bounded) return best.scan;
  return unionOf(node, indexes) ?? best?.scan ?? { kind: 'collection' };
};
