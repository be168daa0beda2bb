import { parseStored } from '../ejson/read';
import { Doc, isRegex, type Value } from '../ejson/value';
import { writeForClient } from '../ejson/write';
import type { QueryNode } from '../query/ast';
import { parseQuery } from '../query/parse';
import { compileProjection } from '../query/projection';
import { sortFields } from '../query/sort';
import type { Collection } from './catalog';
import { encodeKey } from './key';
import { countRows, findRows, type FindOptions, type Hit } from './scan';
import type { Transaction, Transactions } from './transactions';
import type { Cost, Watch } from './watch';

export type FindQuery = {
  query: Doc;
  sort?: Doc | undefined;
  skip: number;
  limit: number;
  projection?: Doc | undefined;
};

type Txn = Transaction | undefined;

/** The id of a query that is nothing but `{ _id: value }`. */
const soleId = (query: Doc): Value | undefined => {
  const keys = Object.keys(query);
  if (keys.length !== 1 || keys[0] !== '_id') return undefined;
  const id = query['_id']!;
  return id instanceof Doc || Array.isArray(id) || id === null || isRegex(id) ? undefined : id;
};

/** A stored document as the client gets it. */
export const forClient = (body: string): string =>
  body.includes('{"$oid":') ? writeForClient(parseStored(body)) : body;

type Asked = { examined: number; plan: string; order?: 'index' | 'memory' };

const costOf = ({ examined, plan, order }: Asked, returned: number, startedAt: number): Cost => ({
  ...{ examined, plan, returned, ms: performance.now() - startedAt },
  ...(order ? { order } : {}),
});

export type Questions = ReturnType<typeof createQuestions>;

/** The verbs that read. Each sees the latest state, or its transaction's. */
export const createQuestions = (deps: { transactions: Transactions; watch: Watch }) => {
  const { transactions, watch } = deps;

  const overlayOf = (collection: Collection, transaction: Txn) =>
    transaction && transactions.overlay(collection, transaction);

  /** What a transaction sees otherwise than stored was committed, too, and may not be on disk yet. */
  const overlaidOf = (collection: Collection, key: Buffer, transaction: Txn) => {
    if (!transaction) return undefined;
    collection.sql.saw();
    return transactions.overlaid(collection, key.toString('latin1'), transaction);
  };

  const byId = (
    collection: Collection,
    id: Value,
    transaction: Txn,
  ): { id: Buffer; ord: number; body: string } | undefined => {
    const key = encodeKey([id]);
    const found = overlaidOf(collection, key, transaction) ?? collection.sql.byId(key);
    return found?.body === undefined ? undefined : { id: key, ord: found.ord, body: found.body };
  };

  /** The documents a change is about. */
  const matching = (collection: Collection, query: Doc, limit: number, transaction: Txn): Hit[] => {
    const startedAt = performance.now();
    const id = soleId(query);
    if (id !== undefined) {
      const found = byId(collection, id, transaction);
      watch.byId(collection, found ? 1 : 0, startedAt);
      return found ? [{ ...found, doc: parseStored(found.body) }] : [];
    }
    const node = parseQuery(query);
    const found = findRows(collection, node, {
      sort: [],
      skip: 0,
      limit,
      overlay: overlayOf(collection, transaction),
    });
    watch(collection, node, [], costOf(found, found.hits.length, startedAt));
    return found.hits;
  };

  /** Finds documents as EJSON for the client, in order. */
  const find = (collection: Collection, question: FindQuery, transaction: Txn): string[] => {
    const startedAt = performance.now();
    const { query, skip, limit } = question;
    const project =
      question.projection &&
      Object.keys(question.projection).length > 0 &&
      compileProjection(question.projection, query);
    const id = soleId(query);
    if (id !== undefined) {
      const found = skip > 0 ? undefined : byId(collection, id, transaction);
      watch.byId(collection, found ? 1 : 0, startedAt);
      if (!found) return [];
      return [project ? writeForClient(project(parseStored(found.body))) : forClient(found.body)];
    }
    const { sort: order } = question;
    const options = { sort: order ? sortFields(order) : [], skip, limit };
    const hits = search(collection, parseQuery(query), options, transaction);
    return hits.map(hit => (project ? writeForClient(project(hit.doc)) : forClient(hit.body)));
  };

  /** Finds by a parsed query. */
  const search = (
    collection: Collection,
    node: QueryNode,
    options: Omit<FindOptions, 'overlay'>,
    transaction: Txn,
  ): Hit[] => {
    const startedAt = performance.now();
    const found = findRows(collection, node, { ...options, overlay: overlayOf(collection, transaction) });
    const returned = Math.min(found.hits.length + options.skip, options.skip + options.limit);
    watch(collection, node, options.sort, costOf(found, returned, startedAt));
    return found.hits;
  };

  const count = (collection: Collection, query: Doc): number => {
    if (Object.keys(query).length === 0) return collection.sql.count();
    const startedAt = performance.now();
    const node = parseQuery(query);
    const found = countRows(collection, node);
    watch(collection, node, [], costOf(found, found.total, startedAt));
    return found.total;
  };

  return { find, search, count, byId, matching };
};
