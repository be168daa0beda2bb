import { Doc, type Value } from '../ejson/value';
import { writeStored } from '../ejson/write';
import type { QueryNode } from '../query/ast';
import { parseQuery } from '../query/parse';
import { matchedPosition } from '../query/position';
import { checkId, parseUpdate, refuseDollarFields, updatedBody, type Update } from '../update/apply';
import { WireError } from '../wire/errors';
import type { Collection } from './catalog';
import { encodeKey } from './key';
import { forClient, type Questions } from './questions';
import type { Hit } from './scan';
import { documentResource, type Transaction, type Transactions } from './transactions';
import { duplicateKey, insertion, type Change, type Writer } from './write';

export type UpdateQuery = { query: Doc; data: Doc; multi: boolean; replace: boolean; upsert: boolean };

export type ChangeDeps = {
  questions: Questions;
  transactions: Transactions;
  writer: Writer;
  newId: () => string;
  now: () => number;
  duplicateCode: string;
};

type Txn = Transaction | undefined;

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

/** The changes of documents one after the other, up to the one that cannot be made: MongoDB keeps those before it. */
const untilOneFails = (
  hits: Hit[],
  changeOf: (hit: Hit) => Change | undefined,
): { changes: Change[]; failure?: WireError } => {
  const changes: Change[] = [];
  for (const hit of hits) {
    try {
      const change = changeOf(hit);
      if (change) changes.push(change);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { changes, failure: error };
    }
  }
  return { changes };
};

/** The verbs that write. Each changes the latest state, or its transaction's. */
export const createChanges = (deps: ChangeDeps) => {
  const { questions, transactions, writer } = deps;

  const duplicateId = (collection: Collection, doc: Doc) =>
    duplicateKey(deps.duplicateCode, collection, collection.indexes[0]!, doc);

  const insertionOf = (collection: Collection, data: Doc): Change => {
    const id = '_id' in data ? data['_id']! : deps.newId();
    checkId(id);
    return insertion(encodeKey([id]), collection.nextOrd++, withIdFirst(id, data));
  };

  const insertOne = (collection: Collection, change: Change, transaction: Txn): Value => {
    const doc = change.after!;
    const idKey = change.id.toString('latin1');
    // the lock first: a document that appeared after the snapshot is a conflict, not a duplicate
    transactions.lock(documentResource(collection, idKey), transaction);
    if (questions.byId(collection, doc['_id']!, transaction)) throw duplicateId(collection, doc);
    const earlier = transaction?.writes.get(collection)?.get(idKey);
    writer.write(collection, transaction, earlier ? { ...change, ord: earlier.ord } : change);
    return doc['_id']!;
  };

  /** Inserts in order; like MongoDB, what stands before a failing document stays when there is no transaction. Answers the ids. */
  const insert = (collection: Collection, docs: Doc[], transaction: Txn): Value[] => {
    const made = docs.map(doc => insertionOf(collection, doc));
    waitForAll(collection, made, transaction);
    return made.map(change => insertOne(collection, change, transaction));
  };

  /** A plain change of many waits for all of its locks before it makes the first: it is tried again from the start. */
  const waitForAll = (collection: Collection, changes: Change[], transaction: Txn) => {
    if (!transaction && changes.length > 1) changes.forEach(change => writer.checkLocks(collection, change));
  };

  const changeOf = (hit: Hit, after: Doc, afterBody: string): Change => ({
    id: hit.id,
    ord: hit.ord,
    before: hit.doc,
    beforeBody: hit.body,
    after,
    afterBody,
  });

  const updateChange = (hit: Hit, update: Update, query: Doc): Change | undefined => {
    const position = () => matchedPosition(hit.doc, parseQuery(query));
    const { doc, body } = updatedBody(hit.body, update, { now: deps.now(), inserting: false, position });
    return body === hit.body ? undefined : changeOf(hit, doc, body);
  };

  const replaceChange = (hit: Hit, data: Doc): Change | undefined => {
    const doc = withIdFirst(hit.doc['_id']!, data);
    const body = writeStored(doc);
    return body === hit.body ? undefined : changeOf(hit, doc, body);
  };

  const writeAll = (collection: Collection, changes: Change[], transaction: Txn) => {
    waitForAll(collection, changes, transaction);
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
      const doc = withIdFirst('_id' in base ? base['_id']! : deps.newId(), question.data);
      return insertOne(collection, insertionOf(collection, doc), transaction);
    }
    if (!('_id' in base)) base['_id'] = deps.newId();
    update.apply(base, { now: deps.now(), inserting: true });
    return insertOne(collection, insertionOf(collection, base), transaction);
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
    const hits = questions.matching(collection, query, multi ? Infinity : 1, transaction);
    if (hits.length === 0 && upsert) {
      return { updated: 0, upsertId: upsertOne(collection, question, operators, transaction) };
    }
    const { changes, failure } = untilOneFails(hits, hit =>
      operators ? updateChange(hit, operators, query) : replaceChange(hit, data),
    );
    if (failure && transaction) throw failure;
    writeAll(collection, changes, transaction);
    if (failure) throw failure;
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
    const hit = questions.matching(collection, query, 1, transaction)[0];
    if (!hit) return { updated: 0, doc: null };
    const change = updateChange(hit, operators, query);
    if (change) writer.write(collection, transaction, change);
    return { updated: 1, doc: forClient(change?.afterBody ?? hit.body) };
  };

  const remove = (collection: Collection, query: Doc, multi: boolean, transaction: Txn): number => {
    const hits = questions.matching(collection, query, multi ? Infinity : 1, transaction);
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

  return { insert, update, updateAndReturn, remove };
};
