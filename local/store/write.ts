import { parseStored } from '../ejson/read';
import { Doc, type Value } from '../ejson/value';
import { showValue } from '../ejson/show';
import { writeStored } from '../ejson/write';
import { collectionMissing, invalidParam, WireError } from '../wire/errors';
import type { Batch } from './batch';
import type { Catalog, Collection, Index } from './catalog';
import { indexKeys } from './index-keys';
import { diffOf, diffsOf, type KeyDiff } from './key-diff';
import {
  documentResource,
  uniqueResource,
  type OwnWrite,
  type Transaction,
  type Transactions,
} from './transactions';

/** The platform's limit of one document in one write. */
export const MAX_WRITE_BYTES = 5 * 1024 * 1024;

/** One document as it is and as it shall be; a side is missing when it does not exist on that side. */
export type Change = {
  id: Buffer;
  ord: number;
  before: Doc | undefined;
  beforeBody: string | undefined;
  after: Doc | undefined;
  afterBody: string | undefined;
};

export type WriteDeps = { catalog: Catalog; transactions: Transactions; batch: Batch; duplicateCode: string };

const dupKeyText = (index: Index, doc: Doc): string => {
  const shown = index.fields.map(field => {
    let value: Value | undefined = doc;
    for (const part of field.parts) value = value instanceof Doc ? value[part] : undefined;
    return `${field.path}: ${showValue(value ?? null)}`;
  });
  return `{ ${shown.join(', ')} }`;
};

/** MongoDB's error 11000, under the platform's code. */
export const duplicateKey = (code: string, collection: Collection, index: Index, doc: Doc) =>
  new WireError(
    code,
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: local.${collection.name} ` +
      `index: ${index.name} dup key: ${dupKeyText(index, doc)}`,
  );

export const checkSize = (body: string) => {
  if (Buffer.byteLength(body) > MAX_WRITE_BYTES)
    throw invalidParam(`[InvalidParameter] A document may hold at most ${MAX_WRITE_BYTES} bytes.`);
};

const isUnique = (index: Index) => index.unique;

export type Writer = ReturnType<typeof createWriter>;

/** Makes changes: at once to the store, or kept in a transaction until it commits. */
export const createWriter = ({ catalog, transactions, batch, duplicateCode }: WriteDeps) => {
  const lockPlain = (collection: Collection, change: Change, uniqueDiffs: KeyDiff[]) => {
    transactions.lock(documentResource(collection, change.id.toString('latin1')), undefined);
    for (const diff of uniqueDiffs) {
      for (const key of [...diff.added, ...diff.removed])
        transactions.lock(uniqueResource(diff.index, key), undefined);
    }
  };

  /** Throws `Blocked` when an open transaction holds what a plain change would touch. */
  const checkLocks = (collection: Collection, change: Change) =>
    lockPlain(collection, change, diffsOf(collection, change, isUnique));

  const applyDiff = (diff: KeyDiff, ord: number, commit: number) => {
    const { index, added, removed } = diff;
    if (diff.many && !index.multikey) catalog.markMultikey(index);
    for (const key of removed) index.sql.remove(key, ord);
    for (const key of added) index.sql.insert(key, ord);
    if (index.unique)
      for (const key of [...added, ...removed])
        transactions.rememberUnique(uniqueResource(index, key), commit);
  };

  const apply = (collection: Collection, change: Change, diffs: KeyDiff[], commit: number) => {
    const { ord, id, beforeBody, afterBody } = change;
    transactions.remember(collection, id.toString('latin1'), { ord, body: beforeBody }, commit);
    if (afterBody === undefined) collection.sql.remove({ ord, id });
    else if (beforeBody === undefined) collection.sql.insert({ ord, id, body: afterBody });
    else collection.sql.update({ ord, id, body: afterBody });
    for (const diff of diffs) applyDiff(diff, ord, commit);
  };

  const plain = (collection: Collection, change: Change) => {
    // all that may fail comes before the batch is opened
    const diffs = diffsOf(collection, change);
    const uniqueDiffs = diffs.filter(diff => diff.index.unique);
    lockPlain(collection, change, uniqueDiffs);
    for (const diff of uniqueDiffs) {
      const taken = diff.added.some(key => diff.index.sql.otherHolder(key, change.ord) !== undefined);
      if (taken) throw duplicateKey(duplicateCode, collection, diff.index, change.after!);
    }
    batch.open();
    apply(collection, change, diffs, transactions.nextCommit());
  };

  /** A unique key is free for a transaction when no one holds it in its snapshot; what changed since is a conflict. */
  const claim = (
    collection: Collection,
    transaction: Transaction,
    diff: KeyDiff,
    key: Buffer,
    change: Change,
  ) => {
    const resource = uniqueResource(diff.index, key);
    const holder = diff.index.sql.otherHolder(key, change.ord);
    transactions.lock(resource, transaction);
    const ownHolder = transaction.uniqueKeys.get(resource);
    const freed =
      holder !== undefined &&
      ownHolder !== holder &&
      givenUp(collection, transaction, diff.index, holder, key);
    const taken = (holder !== undefined && !freed) || (ownHolder !== undefined && ownHolder !== change.ord);
    if (taken) throw duplicateKey(duplicateCode, collection, diff.index, change.after!);
    transaction.uniqueKeys.set(resource, change.ord);
  };

  const givenUp = (
    collection: Collection,
    transaction: Transaction,
    index: Index,
    ord: number,
    key: Buffer,
  ): boolean => {
    for (const own of transaction.writes.get(collection)?.values() ?? []) {
      if (own.ord !== ord) continue;
      return (
        own.body === undefined || !indexKeys(parseStored(own.body), index).some(other => other.equals(key))
      );
    }
    return false;
  };

  const inTransaction = (collection: Collection, transaction: Transaction, change: Change) => {
    const idKey = change.id.toString('latin1');
    transactions.lock(documentResource(collection, idKey), transaction);
    // all of them: what an index cannot hold is refused now, not at the commit
    for (const diff of diffsOf(collection, change)) {
      if (!diff.index.unique) continue;
      for (const key of diff.removed) {
        const resource = uniqueResource(diff.index, key);
        transactions.lock(resource, transaction);
        if (transaction.uniqueKeys.get(resource) === change.ord) transaction.uniqueKeys.delete(resource);
      }
      for (const key of diff.added) claim(collection, transaction, diff, key, change);
    }
    let writes = transaction.writes.get(collection);
    if (!writes) transaction.writes.set(collection, (writes = new Map<string, OwnWrite>()));
    const earlier = writes.get(idKey);
    writes.set(idKey, {
      id: change.id,
      ord: change.ord,
      body: change.afterBody,
      before: earlier ? earlier.before : change.beforeBody,
    });
  };

  /** Makes one change. Throws `Blocked`, the conflict, or the duplicate-key error, and then has changed nothing. */
  const write = (collection: Collection, transaction: Transaction | undefined, change: Change): void => {
    if (catalog.collections.get(collection.name) !== collection) throw collectionMissing(collection.name);
    if (change.afterBody !== undefined) checkSize(change.afterBody);
    if (transaction) inTransaction(collection, transaction, change);
    else plain(collection, change);
  };

  /** Applies a transaction's changes in one piece; the conflicts were settled when they were made. */
  const commit = (transaction: Transaction): void => {
    const number = transactions.nextCommit();
    for (const [collection, writes] of transaction.writes) {
      for (const own of writes.values()) {
        if (own.before === own.body) continue;
        const change = changeOf(own);
        const diffs = diffsOf(collection, change);
        batch.open();
        apply(collection, change, diffs, number);
      }
    }
  };

  const changeOf = (own: OwnWrite): Change => ({
    id: own.id,
    ord: own.ord,
    before: own.before === undefined ? undefined : parseStored(own.before),
    beforeBody: own.before,
    after: own.body === undefined ? undefined : parseStored(own.body),
    afterBody: own.body,
  });

  /** Fills a new index from the documents that are there. Throws the duplicate-key error. */
  const fillIndex = (collection: Collection, index: Index): void => {
    let last = 0;
    for (;;) {
      const page = collection.sql.after(last, 1000);
      for (const row of page) fillOne(collection, index, row.ord, parseStored(row.body));
      if (page.length < 1000) return;
      last = page[page.length - 1]!.ord;
    }
  };

  const fillOne = (collection: Collection, index: Index, ord: number, doc: Doc) => {
    const diff = diffOf(index, undefined, doc);
    const taken = index.unique && diff.added.some(key => index.sql.otherHolder(key, ord) !== undefined);
    if (taken) throw duplicateKey(duplicateCode, collection, index, doc);
    applyDiff(diff, ord, 0);
  };

  return { write, checkLocks, commit, fillIndex };
};

/** The change that inserts a document. */
export const insertion = (id: Buffer, ord: number, doc: Doc): Change => ({
  id,
  ord,
  before: undefined,
  beforeBody: undefined,
  after: doc,
  afterBody: writeStored(doc),
});
