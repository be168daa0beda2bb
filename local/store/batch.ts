import { internalError } from '../wire/errors';
import type { Sql } from './schema';

/**
 * Group commit. The writes of one turn of the event loop share one SQLite transaction; `settled()` resolves when
 * what was written or seen so far is on disk. An answer that waits for it never tells of a change that a power cut could undo.
 */
export type Batch = {
  /** Opens the turn's SQLite transaction if it is not open; call before every write. */
  open: () => void;
  settled: () => Promise<void>;
  /** Commits now, synchronously. */
  flush: () => void;
  /** Undoes everything since the last commit; those who wait for it are told. */
  abandon: (error: Error) => void;
};

type Waiter = { resolve: () => void; reject: (error: Error) => void };

/** `onFailure` runs after a failed commit was rolled back: what memory knows of the store must be forgotten. */
export const createBatch = (sql: Sql, onFailure: (error: Error) => void): Batch => {
  const begin = sql.prepare('BEGIN IMMEDIATE');
  const commit = sql.prepare('COMMIT');
  let isOpen = false;
  let waiters: Waiter[] = [];

  const fail = (error: Error, waiting: Waiter[]) => {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    onFailure(error);
    waiting.forEach(waiter =>
      waiter.reject(internalError(`[InternalError] The store could not commit: ${error.message}`)),
    );
  };

  const flush = () => {
    if (!isOpen) return;
    isOpen = false;
    const waiting = waiters;
    waiters = [];
    try {
      commit.run();
    } catch (error) {
      return fail(error as Error, waiting);
    }
    waiting.forEach(waiter => waiter.resolve());
  };

  const abandon = (error: Error) => {
    if (!isOpen) return;
    isOpen = false;
    const waiting = waiters;
    waiters = [];
    fail(error, waiting);
  };

  return {
    open: () => {
      if (isOpen) return;
      begin.run();
      isOpen = true;
      setImmediate(flush);
    },
    settled: () =>
      isOpen ? new Promise((resolve, reject) => waiters.push({ resolve, reject })) : Promise.resolve(),
    flush,
    abandon,
  };
};
