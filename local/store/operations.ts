import { parseStored } from '../ejson/read';
import { Doc, isRegex, type Value } from '../ejson/value';
import { writeEjson, writeForClient } from '../ejson/write';
import type { QueryNode } from '../query/ast';
import { parseQuery } from '../query/parse';
import { compileProjection } from '../query/projection';
import { sortFields } from '../query/sort';
import { checkId, parseUpdate, refuseDollarFields, updatedBody, type Update } from '../update/apply';
import type { Collection } from './catalog';
import { encodeKey } from './key';
import { countRows, findRows, type FindResult, type Hit } from './scan';
import { documentResource, type Transaction, type Transactions } from './transactions';
import { duplicateKey, insertion, type Change, type Writer } from './write';

export type OperationDeps = {
  transactions: Transactions;
  writer: Writer;
  newId: () => string;
  now: () => number;
  log: (line: object) => void;
  collection: (name: string) => Collection;
  duplicateCode: string;
};

export type FindQuery = {
  query: Doc;
  sort?: Doc | undefined;
  skip: number;
  limit: number;
  projection?: Doc | undefined;
};
export type UpdateQuery = { query: Doc; data: Doc; multi: boolean; replace: boolean; upsert: boolean };
type Txn = Transaction | undefined;

const EXAMINED_FACTOR = 10;
const EXAMINED_ALLOWANCE = 100;

/** The id of a query that is nothing but `{ _id: value }`. */
const soleId = (query: Doc): Value | undefined => {
  const keys = Object.keys(query);
  if (keys.length !== 1 || keys[0] !== '_id') return undefined;
  const id = query['_id']!;
  const plain = typeof id === 'string' || typeof id === 'number';
  return plain || !(id instanceof Doc || Array.isArray(id) || id === null || isRegex(id)) ? id : undefined;
};

const forClient = (body: string): string =>
  body.includes('{"$oid":') ? writeForClient(parseStored(body)) : body;

const withIdFirst = (id: Value, data: Doc): Doc => {
  const doc = new Doc();
  doc['_id'] = id;
  for (const key of Object.keys(data)) if (key !== '_id') doc[key] = data[key]!;
  return doc;
};

/** The fields an upsert starts from: what the query asks to be equal. */
const equalities = (node: QueryNode, into: Doc): Doc => {
  if (node.op === 'and') node.nodes.forEach(child => equalities(child, into));
  if (node.op === 'field' && node.test.op === 'eq' && !node.path.includes('.'))
    into[node.path] = node.test.value;
  return into;
};

export type Operations = ReturnType<typeof createOperations>;

/** The verbs on documents. Each is synchronous and sees either the latest state or its transaction's; run them through `store.run`. */
export const createOperations = (deps: OperationDeps) => {
  const { transactions, writer } = deps;

  const warnIfWasteful = (
    collection: Collection,
    query: Doc,
    found: { examined: number; plan: string },
    returned: number,
  ) => {
    if (found.examined <= EXAMINED_FACTOR * returned + EXAMINED_ALLOWANCE) return;
    deps.log({
      level: 'warn',
      kind: 'store.wasteful',
      collection: collection.name,
      fields: Object.keys(query),
      plan: found.plan,
      examined: found.examined,
      returned,
    });
  };

  const overlayOf = (collection: Collection, transaction: Txn) =>
    transaction && transactions.overlay(collection, transaction);

  const byId = (
    collection: Collection,
    id: Value,
    transaction: Txn,
  ): { id: Buffer; ord: number; body: string } | undefined => {
    const key = encodeKey([id]);
    const overlaid = transaction && transactions.overlaid(collection, key.toString('latin1'), transaction);
    const found = overlaid ?? collection.sql.byId(key);
    return found?.body === undefined ? undefined : { id: key, ord: found.ord, body: found.body };
  };

  const matching = (collection: Collection, query: Doc, limit: number, transaction: Txn): Hit[] => {
    const id = soleId(query);
    if (id !== undefined) {
      const found = byId(collection, id, transaction);
      return found ? [{ ...found, doc: parseStored(found.body) }] : [];
    }
    const node = parseQuery(query);
    const found = findRows(collection, node, {
      sort: [],
      skip: 0,
      limit,
      overlay: overlayOf(collection, transaction),
    });
    warnIfWasteful(collection, query, found, found.hits.length);
    return found.hits;
  };

  /** Finds documents as EJSON for the client, in order. */
  const find = (collection: Collection, question: FindQuery, transaction: Txn): string[] => {
    const { query, skip, limit } = question;
    const project =
      question.projection &&
      Object.keys(question.projection).length > 0 &&
      compileProjection(question.projection);
    const id = soleId(query);
    if (id !== undefined) {
      const found = skip > 0 ? undefined : byId(collection, id, transaction);
      if (!found) return [];
      return [project ? writeForClient(project(parseStored(found.body))) : forClient(found.body)];
    }
    const found = search(collection, question, transaction);
    warnIfWasteful(collection, query, found, Math.min(found.hits.length + skip, skip + limit));
    return found.hits.map(hit => (project ? writeForClient(project(hit.doc)) : forClient(hit.body)));
  };

  const search = (
    collection: Collection,
    question: Omit<FindQuery, 'projection'>,
    transaction: Txn,
  ): FindResult =>
    findRows(collection, parseQuery(question.query), {
      sort: question.sort ? sortFields(question.sort) : [],
      skip: question.skip,
      limit: question.limit,
      overlay: overlayOf(collection, transaction),
    });

  const count = (collection: Collection, query: Doc): number => {
    if (Object.keys(query).length === 0) return collection.sql.count();
    const found = countRows(collection, parseQuery(query));
    warnIfWasteful(collection, query, found, found.total);
    return found.total;
  };

  const duplicateId = (collection: Collection, doc: Doc) =>
    duplicateKey(deps.duplicateCode, collection, collection.indexes[0]!, doc);

  const insertOne = (collection: Collection, data: Doc, transaction: Txn): Value => {
    const id = data['_id'] ?? deps.newId();
    checkId(id);
    refuseDollarFields(data);
    const doc = withIdFirst(id, data);
    const key = encodeKey([id]);
    const idKey = key.toString('latin1');
    // the lock first: a document that appeared after the snapshot is a conflict, not a duplicate
    transactions.lock(documentResource(collection, idKey), transaction);
    if (byId(collection, id, transaction)) throw duplicateId(collection, doc);
    const earlier = transaction?.writes.get(collection)?.get(idKey);
    writer.write(collection, transaction, insertion(key, earlier?.ord ?? collection.nextOrd, doc));
    if (!earlier) collection.nextOrd++;
    return id;
  };

  /** Inserts in order; like MongoDB, what stands before a failing document stays when there is no transaction. Answers the ids. */
  const insert = (collection: Collection, docs: Doc[], transaction: Txn): Value[] =>
    docs.map(doc => insertOne(collection, doc, transaction));

  const changeOf = (hit: Hit, after: Doc, afterBody: string): Change => ({
    id: hit.id,
    ord: hit.ord,
    before: hit.doc,
    beforeBody: hit.body,
    after,
    afterBody,
  });

  const updateChange = (hit: Hit, update: Update): Change | undefined => {
    const { doc, body } = updatedBody(hit.body, update, { now: deps.now(), inserting: false });
    return body === hit.body ? undefined : changeOf(hit, doc, body);
  };

  const replaceChange = (hit: Hit, data: Doc): Change | undefined => {
    const doc = withIdFirst(hit.doc['_id']!, data);
    const body = writeEjson(doc);
    return body === hit.body ? undefined : changeOf(hit, doc, body);
  };

  const writeAll = (collection: Collection, changes: Change[], transaction: Txn) => {
    // a plain write of many waits for all of its locks before it changes the first
    if (!transaction && changes.length > 1) changes.forEach(change => writer.checkLocks(collection, change));
    changes.forEach(change => writer.write(collection, transaction, change));
  };

  const upsertOne = (
    collection: Collection,
    question: UpdateQuery,
    update: Update | undefined,
    transaction: Txn,
  ): Value => {
    const base = equalities(parseQuery(question.query), new Doc());
    if (!update) {
      return insertOne(collection, withIdFirst(base['_id'] ?? deps.newId(), question.data), transaction);
    }
    if (!('_id' in base)) base['_id'] = deps.newId();
    update.apply(base, { now: deps.now(), inserting: true });
    return insertOne(collection, base, transaction);
  };

  /** Updates or replaces. Answers how many documents changed, and the id when one was made. */
  const update = (
    collection: Collection,
    question: UpdateQuery,
    transaction: Txn,
  ): { updated: number; upsertId?: Value } => {
    const { query, data, multi, replace, upsert } = question;
    const operators = replace ? undefined : parseUpdate(data);
    if (replace) refuseDollarFields(data);
    const hits = matching(collection, query, multi ? Infinity : 1, transaction);
    if (hits.length === 0 && upsert) {
      return { updated: 0, upsertId: upsertOne(collection, question, operators, transaction) };
    }
    const changes = hits
      .map(hit => (operators ? updateChange(hit, operators) : replaceChange(hit, data)))
      .filter(change => change !== undefined);
    writeAll(collection, changes, transaction);
    return { updated: changes.length };
  };

  /** Updates the first match and answers it as it is afterwards, as EJSON for the client. */
  const updateAndReturn = (
    collection: Collection,
    query: Doc,
    data: Doc,
    transaction: Txn,
  ): { updated: number; doc: string | null } => {
    const operators = parseUpdate(data);
    const hit = matching(collection, query, 1, transaction)[0];
    if (!hit) return { updated: 0, doc: null };
    const change = updateChange(hit, operators);
    if (change) writer.write(collection, transaction, change);
    return { updated: 1, doc: forClient(change?.afterBody ?? hit.body) };
  };

  const remove = (collection: Collection, query: Doc, multi: boolean, transaction: Txn): number => {
    const hits = matching(collection, query, multi ? Infinity : 1, transaction);
    const changes = hits.map(hit => ({
      id: hit.id,
      ord: hit.ord,
      before: hit.doc,
      beforeBody: hit.body,
      after: undefined,
      afterBody: undefined,
    }));
    writeAll(collection, changes, transaction);
    return hits.length;
  };

  return { find, search, count, insert, update, updateAndReturn, remove, collection: deps.collection };
};
