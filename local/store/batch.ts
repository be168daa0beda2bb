import { internalError } from '../wire/errors';
import type { Sql } from './schema';

/** How many turns of the event loop a commit may wait for more company while some comes. */
const MAX_TURNS = 8;

/**
 * Group commit. The writes of a few turns of the event loop share one SQLite transaction; `settled()` resolves when
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
export const createBatch = (
  sql: Sql,
  onFailure: (error: Error) => void,
  acknowledge: 'durable' | 'early' = 'durable',
): Batch => {
  const begin = sql.prepare('BEGIN IMMEDIATE');
  const commit = sql.prepare('COMMIT');
  let isOpen = false;
  let waiters: Waiter[] = [];
  /** Writes of this turn, and turns since the first. */
  let arrived = 0;
  let turns = 0;

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

  /** The disk is the slow part: as long as each turn brings more writes they go together. */
  const gather = () => {
    if (arrived === 0 || ++turns >= MAX_TURNS) return flush();
    arrived = 0;
    setImmediate(gather);
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
      arrived++;
      if (isOpen) return;
      begin.run();
      isOpen = true;
      turns = 0;
      setImmediate(gather);
    },
    settled: () =>
      isOpen && acknowledge === 'durable'
        ? new Promise((resolve, reject) => waiters.push({ resolve, reject }))
        : Promise.resolve(),
    flush,
    abandon,
  };
};
