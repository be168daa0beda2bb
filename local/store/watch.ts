import type { QueryNode } from '../query/ast';
import { shapeOf, wantedIndex } from '../query/shape';
import type { SortField } from '../query/sort';
import { codes, WireError } from '../wire/errors';
import type { Collection } from './catalog';

const EXAMINED_FACTOR = 10;
const EXAMINED_ALLOWANCE = 100;

const isMuch = (examined: number, returned: number): boolean =>
  examined > EXAMINED_FACTOR * returned + EXAMINED_ALLOWANCE;

/** What a question cost: how it was answered, the documents read and those it was answered with, and the time. */
export type Cost = {
  examined: number;
  plan: string;
  returned: number;
  order?: 'index' | 'memory';
  ms?: number;
};

export type Watch = ReturnType<typeof createWatch>;

type WatchDeps = {
  log: (line: object) => void;
  wasteful: 'log' | 'throw';
  /** Each question is logged with its plan, not only those that cost too much. */
  explain: boolean;
};

const hasConditions = (node: QueryNode): boolean => node.op !== 'and' || node.nodes.some(hasConditions);

const isPlace = (node: QueryNode): boolean =>
  node.op === 'field' && (node.test.op === 'near' || node.test.op === 'geo');

const usesPlaces = (node: QueryNode): boolean =>
  isPlace(node) || ('nodes' in node && node.nodes.some(usesPlaces));

/** Whether an index could serve a question but for its places, which have none here. A choice of places has to be read. */
const asksMore = (node: QueryNode): boolean => {
  if (node.op === 'and') return node.nodes.some(asksMore);
  return !usesPlaces(node);
};

const BY_ID: QueryNode = { op: 'field', path: '_id', test: { op: 'eq', value: null } };

/**
 * Looks for questions that cost too much. Those that read far more than they answer are logged. Where they shall fail
 * (`throw`, for tests) they do with `WASTEFUL_QUERY`, and so does a condition that only reading the whole collection
 * answers, however small the collection still is. Distances have no index here: what they read says nothing about the
 * question, as long as what else it asks was answered by one.
 */
export const createWatch = (deps: WatchDeps) => {
  const throws = deps.wasteful === 'throw';

  const explained = (collection: Collection, node: QueryNode, { ms, ...cost }: Cost): void =>
    deps.log({
      ...{ level: 'info', kind: 'store.explain', collection: collection.name, shape: shapeOf(node) },
      ...{ ...cost, ...(ms === undefined ? {} : { ms: Math.round(ms * 1000) / 1000 }) },
    });

  const isWasteful = (node: QueryNode, { examined, returned, plan }: Cost): boolean => {
    const scans = plan === 'collection' && hasConditions(node);
    if (usesPlaces(node)) return scans && asksMore(node) && (throws || isMuch(examined, returned));
    return isMuch(examined, returned) || (throws && scans);
  };

  const watch = (collection: Collection, node: QueryNode, sort: readonly SortField[], cost: Cost): void => {
    if (deps.explain) explained(collection, node, cost);
    if (!isWasteful(node, cost)) return;
    const shape = shapeOf(node);
    const index = wantedIndex(node, sort);
    const { examined, plan, returned } = cost;
    deps.log({
      ...{ level: 'warn', kind: 'store.wasteful', collection: collection.name, shape, index },
      ...{ examined, plan, returned },
    });
    if (throws) {
      throw new WireError(
        codes.wasteful,
        `${collection.name} ${shape} examined ${examined} documents for ${returned} (${plan}); an index ${index} is wanted`,
      );
    }
  };

  /** A question that is nothing but an id, which is never wasteful. */
  const byId = (collection: Collection, returned: number, startedAt: number): void => {
    if (!deps.explain) return;
    const ms = performance.now() - startedAt;
    explained(collection, BY_ID, { examined: returned, plan: 'id', returned, ms });
  };

  return Object.assign(watch, { byId });
};
