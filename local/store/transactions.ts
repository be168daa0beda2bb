import { transactionConflict, transactionMissing } from '../wire/errors';
import type { Collection } from './catalog';

/** The platform's limit: a transaction neither committed nor aborted by then is gone. */
export const TRANSACTION_LIFE_MS = 30_000;
const SWEEP_EVERY_MS = 500;
/** Under steady load some transaction is always open: what none of them needs any more is dropped now and then. */
const PRUNE_EVERY = 64;

/** A document as it was before commit number `until`; no body when it did not exist. */
type Version = { until: number; ord: number; body: string | undefined };

/** A transaction's own change of one document, and what was committed when it made it. */
export type OwnWrite = { id: Buffer; ord: number; body: string | undefined; before: string | undefined };

export type Transaction = {
  id: string;
  startedAt: number;
  /** The last commit it sees; set by its first operation. */
  snapshot: number | undefined;
  writes: Map<Collection, Map<string, OwnWrite>>;
  /** Unique keys it added, and by which document. */
  uniqueKeys: Map<string, number>;
  locks: Set<string>;
  ended: Promise<void>;
  end: () => void;
};

/** What a reader sees instead of the stored document; no body hides it. */
export type Overlaid = { id: Buffer; ord: number; body: string | undefined };

/** A plain write met a document (or unique key) that an open transaction has changed: wait for its end and try again. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('blocked by an open transaction');
  }
}

export const documentResource = (collection: Collection, idKey: string) => `d${collection.id}:${idKey}`;
export const uniqueResource = (index: { id: number }, key: Buffer) =>
  `u${index.id}:${key.toString('latin1')}`;

const bytesOf = (idKey: string) => Buffer.from(idKey, 'latin1');

export type Transactions = ReturnType<typeof createTransactions>;

/**
 * MongoDB's snapshot transactions in memory: which versions each open snapshot still needs, who holds which document
 * and unique key, and when each was last changed. The store itself holds committed documents only.
 */
export const createTransactions = (deps: { now: () => number; newId: () => string }) => {
  const active = new Map<string, Transaction>();
  const holders = new Map<string, Transaction>();
  const history = new Map<number, Map<string, Version[]>>();
  const changedAt = new Map<string, number>();
  let commits = 0;
  let snapshots = 0;
  let finished = 0;
  let sweeper: NodeJS.Timeout | undefined;

  const prune = () => {
    let oldest = Infinity;
    for (const { snapshot } of active.values()) oldest = Math.min(oldest, snapshot ?? Infinity);
    for (const versions of history.values()) {
      for (const [idKey, list] of versions) {
        const needed = list.filter(version => version.until > oldest);
        if (needed.length === 0) versions.delete(idKey);
        else if (needed.length < list.length) versions.set(idKey, needed);
      }
    }
    for (const [resource, commit] of changedAt) if (commit <= oldest) changedAt.delete(resource);
  };

  const finish = (transaction: Transaction) => {
    if (!active.delete(transaction.id)) return;
    for (const resource of transaction.locks) holders.delete(resource);
    if (transaction.snapshot !== undefined) snapshots--;
    if (snapshots === 0) {
      history.clear();
      changedAt.clear();
    } else if (++finished % PRUNE_EVERY === 0) prune();
    if (active.size === 0 && sweeper) {
      clearInterval(sweeper);
      sweeper = undefined;
    }
    transaction.end();
  };

  const expired = (transaction: Transaction) => deps.now() - transaction.startedAt >= TRANSACTION_LIFE_MS;

  const sweep = () => {
    for (const transaction of [...active.values()]) if (expired(transaction)) finish(transaction);
  };

  const begin = (): string => {
    let end = () => {};
    const ended = new Promise<void>(resolve => (end = resolve));
    const id = deps.newId();
    active.set(id, {
      id,
      startedAt: deps.now(),
      snapshot: undefined,
      writes: new Map(),
      uniqueKeys: new Map(),
      locks: new Set(),
      ended,
      end,
    });
    sweeper ??= setInterval(sweep, SWEEP_EVERY_MS).unref();
    return id;
  };

  /** The open transaction of this id; its first use takes the snapshot. */
  const use = (id: string): Transaction => {
    const transaction = active.get(id);
    if (transaction && expired(transaction)) finish(transaction);
    if (!transaction || !active.has(id)) throw transactionMissing();
    if (transaction.snapshot === undefined) {
      transaction.snapshot = commits;
      snapshots++;
    }
    return transaction;
  };

  const otherHolder = (resource: string, transaction: Transaction | undefined): Transaction | undefined => {
    const holder = holders.get(resource);
    if (!holder || holder === transaction) return undefined;
    if (!expired(holder)) return holder;
    finish(holder);
    return undefined;
  };

  /** First updater wins: throws the conflict in a transaction, `Blocked` for a plain write. */
  const lock = (resource: string, transaction: Transaction | undefined): void => {
    const holder = otherHolder(resource, transaction);
    if (!transaction) {
      if (holder) throw new Blocked(holder.ended);
      return;
    }
    if (holder || (changedAt.get(resource) ?? 0) > transaction.snapshot!) throw transactionConflict();
    holders.set(resource, transaction);
    transaction.locks.add(resource);
  };

  const changedSince = (resource: string, transaction: Transaction) =>
    (changedAt.get(resource) ?? 0) > transaction.snapshot!;

  /** Notes what a commit replaces, for the snapshots that still need it. `commit` is from `nextCommit()`. */
  const remember = (
    collection: Collection,
    idKey: string,
    before: { ord: number; body: string | undefined },
    commit: number,
  ) => {
    if (snapshots === 0) return;
    let versions = history.get(collection.id);
    if (!versions) history.set(collection.id, (versions = new Map()));
    const version = { until: commit, ...before };
    const list = versions.get(idKey);
    if (list) list.push(version);
    else versions.set(idKey, [version]);
    changedAt.set(documentResource(collection, idKey), commit);
  };

  const rememberUnique = (resource: string, commit: number) => {
    if (snapshots > 0) changedAt.set(resource, commit);
  };

  const visible = (versions: Version[], snapshot: number) =>
    versions.find(version => version.until > snapshot);

  /** What the transaction sees instead of the stored document of this id; undefined when it sees the stored one. */
  const overlaid = (
    collection: Collection,
    idKey: string,
    transaction: Transaction,
  ): Overlaid | undefined => {
    const own = transaction.writes.get(collection)?.get(idKey);
    if (own) return own;
    const versions = history.get(collection.id)?.get(idKey);
    const version = versions && visible(versions, transaction.snapshot!);
    return version && { id: bytesOf(idKey), ord: version.ord, body: version.body };
  };

  /** Everything the transaction sees otherwise than stored, by id key; undefined when there is nothing. */
  const overlay = (collection: Collection, transaction: Transaction): Map<string, Overlaid> | undefined => {
    const out = new Map<string, Overlaid>();
    for (const [idKey, versions] of history.get(collection.id) ?? []) {
      const version = visible(versions, transaction.snapshot!);
      if (version) out.set(idKey, { id: bytesOf(idKey), ord: version.ord, body: version.body });
    }
    for (const [idKey, own] of transaction.writes.get(collection) ?? []) out.set(idKey, own);
    return out.size === 0 ? undefined : out;
  };

  return {
    begin,
    use,
    finish,
    lock,
    changedSince,
    remember,
    rememberUnique,
    overlaid,
    overlay,
    nextCommit: () => ++commits,
    /** Forgets every open transaction: the store was reset, or a commit failed. */
    abandonAll: () => [...active.values()].forEach(finish),
    openCount: () => active.size,
    keptVersions: () =>
      [...history.values()]
        .flatMap(versions => [...versions.values()])
        .reduce((sum, list) => sum + list.length, 0),
  };
};
