import { parseStored } from '../ejson/read';
import { Doc, type Value } from '../ejson/value';
import { nearIn, type NearField } from '../query/geo';
import { compileMatcher } from '../query/match';
import { MISSING, somePath } from '../query/path';
import { choosePlan, type IndexScan, type Plan } from '../query/plan';
import { compareSortKeys, sortKey, type SortField, type SortKey } from '../query/sort';
import type { QueryNode } from '../query/ast';
import type { Collection, Index } from './catalog';
import { encodeKey, successor } from './key';
import type { Row } from './statements';
import type { Overlaid } from './transactions';

export type Hit = { ord: number; readonly id: Buffer; body: string; doc: Doc };

/** Only a change asks for the id's bytes. */
const hitOf = (row: Row, doc: Doc): Hit => ({
  ord: row.ord,
  body: row.body,
  doc,
  get id() {
    return row.id;
  },
});

/** `examined` counts what was read from the store, not what a transaction holds in memory. */
export type FindResult = {
  hits: Hit[];
  examined: number;
  plan: string;
  /** Where an order was asked for: whether the index gave it, or the hits were sorted. */
  order?: 'index' | 'memory';
};
export type CountResult = { total: number; examined: number; plan: string };

export type FindOptions = {
  sort: SortField[];
  skip: number;
  /** Infinity for all. */
  limit: number;
  /** What a transaction sees otherwise than stored. */
  overlay?: Map<string, Overlaid> | undefined;
};

const FIRST_PAGE = 64;
const LARGEST_PAGE = 1024;
const MORE = 4;

/** Pages grow: a query that ends early reads little, one that goes on needs few statements. */
function* pagesOf(wanted: number, next: (limit: number, last: Row | undefined) => Row[]): Generator<Row> {
  let size = Math.min(Math.max(wanted, 1), FIRST_PAGE);
  let last: Row | undefined;
  for (;;) {
    const page = next(size, last);
    yield* page;
    if (page.length < size) return;
    last = page[page.length - 1];
    size = Math.min(size * MORE, LARGEST_PAGE);
  }
}

function* scanRows(scan: IndexScan<Index>, wanted: number): Generator<Row> {
  const ranges = scan.reverse ? [...scan.ranges].reverse() : scan.ranges;
  for (const range of ranges) {
    if (scan.single) {
      const row = scan.index.sql.first(range);
      if (row) yield row;
    } else yield* pagesOf(wanted, (limit, last) => scan.index.sql.page(range, scan.reverse, limit, last));
  }
}

function* planRows(collection: Collection, plan: Plan<Index>, wanted: number): Generator<Row> {
  if (plan.kind === 'collection') {
    yield* pagesOf(wanted, (limit, last) => collection.sql.after(last?.ord ?? 0, limit));
  } else if (plan.kind === 'index') yield* scanRows(plan, wanted);
  else for (const scan of plan.scans) yield* scanRows(scan, wanted);
}

const mayRepeat = (plan: Plan<Index>) =>
  plan.kind === 'union' || (plan.kind === 'index' && plan.index.multikey);

/** A plan in a few words, for logs: `index a_1_b_-1 (2 ranges)`. */
export const describePlan = (plan: Plan<Index>): string => {
  if (plan.kind === 'collection') return 'collection';
  if (plan.kind === 'union') return `union of ${plan.scans.map(describePlan).join(', ')}`;
  return `index ${plan.index.name} (${plan.ranges.length} ranges${plan.reverse ? ', reverse' : ''})`;
};

/** How hits are put in order; no fields when they come in order by themselves. */
type Order = { fields: readonly { direction: 1 | -1 }[]; keys: (doc: Doc) => SortKey[] };

/** The nearest place of a document, as a `$near` measures it. */
export const nearest = (doc: Doc, { path, near }: NearField): number => {
  let least = Infinity;
  const take = (value: Value) => (least = Math.min(least, near.distance(value) ?? Infinity));
  somePath(doc, path.split('.'), found => {
    if (found === MISSING) return false;
    take(found);
    if (Array.isArray(found)) found.forEach(take);
    return false;
  });
  return least;
};

const orderOf = (node: QueryNode, sort: SortField[]): Order => {
  const near = nearIn(node);
  if (sort.length > 0) return { fields: sort, keys: doc => sort.map(field => sortKey(doc, field)) };
  if (!near) return { fields: [], keys: () => [] };
  return { fields: [{ direction: 1 }], keys: doc => [nearest(doc, near)] };
};

const sortHits = (hits: Hit[], order: Order): Hit[] => {
  const keyed = hits.map(hit => ({ hit, keys: order.keys(hit.doc) }));
  keyed.sort((a, b) => compareSortKeys(a.keys, b.keys, order.fields) || a.hit.ord - b.hit.ord);
  return keyed.map(item => item.hit);
};

/** The id that a query names, alone or among other conditions that must all hold. */
const namedId = (node: QueryNode): Value | undefined => {
  if (node.op === 'and') {
    for (const child of node.nodes) {
      const id = namedId(child);
      if (id !== undefined) return id;
    }
    return undefined;
  }
  if (node.op !== 'field' || node.path !== '_id' || node.test.op !== 'eq') return undefined;
  const id = node.test.value;
  return id instanceof Doc || Array.isArray(id) || id === null ? undefined : id;
};

type Way = { plan: Plan<Index>; rows: (wanted: number) => Iterable<Row> };

/** A named document is read by its id, without asking what else the indexes could do. */
const wayTo = (collection: Collection, node: QueryNode, sort: SortField[]): Way => {
  const id = namedId(node);
  if (id === undefined) {
    const plan = choosePlan(node, collection.indexes, sort);
    return { plan, rows: wanted => planRows(collection, plan, wanted) };
  }
  const key = encodeKey([id]);
  const range = { start: key, end: successor(key) };
  const plan: Plan<Index> = {
    kind: 'index',
    index: collection.indexes[0]!,
    ranges: [range],
    reverse: false,
    sorted: true,
    single: true,
  };
  const rows = () => {
    const row = collection.sql.byId(key);
    return row ? [row] : [];
  };
  return { plan, rows };
};

/** Answers a query as stored, or as a transaction sees it. */
export const findRows = (collection: Collection, node: QueryNode, options: FindOptions): FindResult => {
  const { sort, skip, limit, overlay } = options;
  const { plan, rows } = wayTo(collection, node, sort);
  const matches = compileMatcher(node);
  const order = orderOf(node, sort);
  const inOrder = order.fields.length === 0 || (sort.length > 0 && plan.kind === 'index' && plan.sorted);
  const enough = inOrder ? skip + limit : Infinity;
  const seen = mayRepeat(plan) ? new Set<number>() : undefined;
  const hits: Hit[] = [];
  let examined = 0;
  for (const row of rows(enough)) {
    if (seen?.has(row.ord)) continue;
    seen?.add(row.ord);
    if (overlay?.has(row.id.toString('latin1'))) continue;
    examined++;
    const doc = parseStored(row.body);
    if (matches(doc)) hits.push(hitOf(row, doc));
    // before another row is asked for, which may be the first of a further page
    if (hits.length >= enough) break;
  }
  const ordered = overlay
    ? withOverlay(hits, overlay, matches, order, plan)
    : inOrder
      ? hits
      : sortHits(hits, order);
  return {
    hits: ordered.slice(skip, skip + limit),
    examined,
    plan: describePlan(plan),
    ...(order.fields.length > 0 ? { order: inOrder ? 'index' : 'memory' } : {}),
  };
};

/** Counts the stored documents that match, holding one at a time. */
export const countRows = (collection: Collection, node: QueryNode): CountResult => {
  // only to refuse one that stands below another operator
  nearIn(node);
  const plan = choosePlan(node, collection.indexes, []);
  const matches = compileMatcher(node);
  const seen = mayRepeat(plan) ? new Set<number>() : undefined;
  let examined = 0;
  let total = 0;
  for (const row of planRows(collection, plan, Infinity)) {
    if (seen?.has(row.ord)) continue;
    seen?.add(row.ord);
    examined++;
    if (matches(parseStored(row.body))) total++;
  }
  return { total, examined, plan: describePlan(plan) };
};

const withOverlay = (
  hits: Hit[],
  overlay: Map<string, Overlaid>,
  matches: (doc: Doc) => boolean,
  order: Order,
  plan: Plan<Index>,
): Hit[] => {
  const all = [...hits];
  for (const { id, ord, body } of overlay.values()) {
    if (body === undefined) continue;
    const doc = parseStored(body);
    if (matches(doc)) all.push({ id, ord, body, doc });
  }
  if (order.fields.length > 0) return sortHits(all, order);
  return plan.kind === 'collection' ? all.sort((a, b) => a.ord - b.ord) : all;
};
