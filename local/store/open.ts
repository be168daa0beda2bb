import Database from 'libsql';
import { randomBytes } from 'node:crypto';
import { collectionMissing, internalError, transactionConflict, WireError } from '../wire/errors';
import { createBatch } from './batch';
import { openCatalog, type Collection } from './catalog';
import { createDefinitions } from './definitions';
import { noDisk, openDisk, type Disk } from './disk';
import { createOperations } from './operations';
import { prepareSchema, type Sql } from './schema';
import { createTraces } from './traces';
import { Blocked, createTransactions, type Transaction } from './transactions';
import { createWatch } from './watch';
import { createWriter } from './write';

/** The platform's documentation knows the first, public code has seen the second. */
export const DUPLICATE_CODES = ['DATABASE_DUPLICATE_WRITE', 'DATABASE_REQUEST_FAILED'] as const;
export type DuplicateCode = (typeof DUPLICATE_CODES)[number];

export type StoreOptions = {
  /** Path of the store file, or ':memory:'. */
  file: string;
  /** Epoch milliseconds: server dates and the life of transactions. */
  now: () => number;
  newId?: () => string;
  log?: (line: object) => void;
  /** The platform's code of E11000: its documentation and what is seen in the field differ. */
  duplicateCode?: DuplicateCode;
  /** How long a plain write waits for a transaction that holds its document, in milliseconds. */
  lockWaitMs?: number;
  /** Questions that read far more than they answer are logged (default), or fail with `WASTEFUL_QUERY`. */
  wasteful?: 'log' | 'throw';
  /** Each question is logged with its plan (default false). */
  explain?: boolean;
  /** How many collections there may be; a further one is refused. */
  maxCollections?: number;
  /** `early` answers before the commit: a broken store, for the tests that must notice. No command line reaches it. */
  acknowledge?: 'durable' | 'early';
  /** What makes commits lasting; the store file's own log unless a test looks on. */
  disk?: Disk;
};

export type Store = ReturnType<typeof openStore>;

const DEFAULT_LOCK_WAIT_MS = 10_000;

const openSql = (file: string): Sql => {
  const sql = new Database(file);
  // a commit writes whole pages: small ones halve what an update of one document costs; a store that exists keeps its own
  if (file !== ':memory:') sql.exec('PRAGMA page_size = 2048;');
  // commits are synced by `disk`, together and off this thread
  // not EXCLUSIVE: libsql keeps that lock after close() until its statements are collected, so that a store could not be
  // opened again in the same process; one process to a store is the data folder's lock
  if (file !== ':memory:') sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  sql.exec('PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2000;');
  return sql;
};

const within = (until: Promise<void>, ms: number): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    void until.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Opens a store, making it when the file is new. Throws `NewerStoreError` for a file of a later version.
 * A change whose promise has resolved is on disk.
 */
export const openStore = (options: StoreOptions) => {
  const newId = options.newId ?? (() => randomBytes(16).toString('hex'));
  const log = options.log ?? (() => {});
  const sql = openSql(options.file);
  prepareSchema(sql);
  const traces = createTraces();
  const catalog = openCatalog(sql, traces);
  const transactions = createTransactions({ now: options.now, newId: () => randomBytes(16).toString('hex') });
  const forget = (error: Error) => {
    log({ level: 'error', kind: 'store.commit', message: error.message });
    transactions.abandonAll();
    catalog.load();
  };
  const disk = options.disk ?? (options.file === ':memory:' ? noDisk : openDisk(options.file));
  const batch = createBatch({ sql, disk, traces, onFailure: forget, acknowledge: options.acknowledge });
  // what opening has made
  disk.syncNow();
  const duplicateCode = options.duplicateCode ?? 'DATABASE_DUPLICATE_WRITE';
  const writer = createWriter({ catalog, transactions, batch, duplicateCode });
  const watch = createWatch({ log, wasteful: options.wasteful ?? 'log', explain: options.explain ?? false });
  let closed = false;

  const assertOpen = () => {
    if (closed) throw internalError('[InternalError] The store is closed.');
  };

  /**
   * An unexpected failure after a write may have left a change half made in the turn's SQLite transaction: all of it is
   * undone. One that had written nothing is its caller's affair alone.
   */
  const guarded = <T>(work: () => T): T => {
    const writes = batch.writes();
    try {
      return work();
    } catch (error) {
      const expected = error instanceof WireError || error instanceof Blocked;
      if (!expected && batch.writes() !== writes) batch.abandon(error as Error);
      throw error;
    }
  };

  /**
   * Does a piece of work and answers when what it saw and did is on disk; a refusal, too, tells of what it saw. What settles
   * the answer is taken together with it: a later failure in the same turn must reach it.
   */
  const whenSettled = async <T>(work: () => T): Promise<T> => {
    traces.begin();
    let answer: () => T;
    try {
      const result = guarded(work);
      answer = () => result;
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      answer = () => {
        throw error;
      };
    }
    const settled = batch.settled();
    if (settled) await settled;
    return answer();
  };

  /** The same outside of transactions: waits for those which hold what the work would change. */
  const unlocked = async <T>(work: () => T): Promise<T> => {
    const deadline = performance.now() + (options.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS);
    for (;;) {
      try {
        return await whenSettled(work);
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
        const left = deadline - performance.now();
        if (left <= 0) throw transactionConflict();
        await within(error.until, left);
        assertOpen();
      }
    }
  };

  const inTransaction = <T>(id: string, work: (transaction: Transaction) => T): T => {
    const transaction = transactions.use(id);
    try {
      return work(transaction);
    } catch (error) {
      // like MongoDB, a failed operation ends its transaction
      transactions.finish(transaction);
      throw error;
    }
  };

  /** Runs one operation, in a transaction when an id is given; resolves when what it did or saw is on disk. */
  const run = async <T>(
    transactionId: string | undefined,
    work: (transaction: Transaction | undefined) => T,
  ): Promise<T> => {
    assertOpen();
    return transactionId === undefined
      ? unlocked(() => work(undefined))
      : whenSettled(() => inTransaction(transactionId, work));
  };

  const collection = (name: string): Collection => {
    const found = catalog.collections.get(name);
    if (!found) throw collectionMissing(name);
    return found;
  };

  const commit = async (id: string): Promise<void> => {
    assertOpen();
    const transaction = transactions.use(id);
    transactions.finish(transaction);
    await whenSettled(() => writer.commit(transaction));
  };

  const abort = async (id: string): Promise<void> => transactions.finish(transactions.use(id));

  const definitions = createDefinitions({
    sql,
    catalog,
    transactions,
    writer,
    batch,
    disk,
    collection,
    assertOpen,
    maxCollections: options.maxCollections ?? Infinity,
  });

  const close = () => {
    if (closed) return;
    batch.flush();
    transactions.abandonAll();
    closed = true;
    // so that the file alone is the store, and the next start has no log to read
    if (options.file !== ':memory:') sql.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    sql.close();
    disk.close();
  };

  return {
    now: options.now,
    run,
    watch,
    collection,
    collections: () => [...catalog.collections.values()],
    operations: createOperations({
      transactions,
      writer,
      newId,
      watch,
      now: options.now,
      duplicateCode,
    }),
    begin: () => transactions.begin(),
    commit,
    abort,
    openTransactions: () => transactions.openCount(),
    /** How many older versions open transactions keep in memory. */
    keptVersions: () => transactions.keptVersions(),
    ...definitions,
    close,
  };
};
