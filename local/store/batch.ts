import { internalError } from '../wire/errors';
import type { Disk } from './disk';
import type { Sql } from './schema';
import type { Traces } from './traces';

/** How many turns of the event loop a commit may wait for more company while some comes. */
const MAX_TURNS = 8;

/**
 * Group commit. Writes that come together, or while the disk is busy with those before them, share one SQLite transaction;
 * `settled()` resolves when what the work at hand has written or seen is on disk. An answer that waits for it never tells of
 * a change that a power cut could undo.
 */
export type Batch = {
  /** Opens the turn's SQLite transaction if it is not open; call before every write. @throws when the disk has failed */
  open: () => void;
  /** Nothing when there is nothing to wait for. */
  settled: () => Promise<void> | undefined;
  /** Commits now and waits for the disk. */
  flush: () => void;
  /** How often `open` was called so far: the same number twice means that nothing was written in between. */
  writes: () => number;
  /** Undoes everything since the last commit; those who wait for it are told. */
  abandon: (error: Error) => void;
};

export type BatchDeps = {
  sql: Sql;
  disk: Disk;
  traces: Traces;
  /** Runs after a failed commit was rolled back: what memory knows of the store must be forgotten. */
  onFailure: (error: Error) => void;
  acknowledge?: 'durable' | 'early';
};

type Waiter = { resolve: () => void; reject: (error: Error) => void };

const commitFailed = (error: Error) =>
  internalError(`[InternalError] The store could not commit: ${error.message}`);

const resolveAll = (waiting: Waiter[]): void => waiting.forEach(waiter => waiter.resolve());
const rejectAll = (waiting: Waiter[], error: Error): void =>
  waiting.forEach(waiter => waiter.reject(commitFailed(error)));

export const createBatch = ({ sql, disk, traces, onFailure, acknowledge = 'durable' }: BatchDeps): Batch => {
  const begin = sql.prepare('BEGIN IMMEDIATE');
  const commit = sql.prepare('COMMIT');
  let isOpen = false;
  const waiters: Waiter[] = [];
  /** The commit that the disk is working on, and those who wait for it. */
  let syncing: { commit: number; waiting: Waiter[] } | undefined;
  /** A disk that failed once is not asked again: nobody knows what it kept. */
  let broken: Error | undefined;
  /** Writes of this turn, and turns since the first. */
  let arrived = 0;
  let turns = 0;
  let writes = 0;

  const abandon = (error: Error) => {
    if (!isOpen) return;
    isOpen = false;
    const waiting = waiters.splice(0);
    if (sql.inTransaction) sql.exec('ROLLBACK');
    onFailure(error);
    rejectAll(waiting, error);
  };

  const breakDown = (error: Error, waiting: Waiter[]) => {
    broken = error;
    rejectAll(waiting, error);
    abandon(error);
  };

  /** Whether something was committed; `waiters` are then those who wait for the disk alone. */
  const commitOpen = (): boolean => {
    if (!isOpen) return false;
    try {
      commit.run();
    } catch (error) {
      abandon(error as Error);
      return false;
    }
    isOpen = false;
    traces.nextCommit();
    return true;
  };

  const commitAndSync = () => {
    const commit = traces.commit();
    if (!commitOpen()) return;
    const waiting = waiters.splice(0);
    syncing = { commit, waiting };
    disk.sync(error => {
      syncing = undefined;
      if (error) return breakDown(error, waiting);
      resolveAll(waiting);
      // what came meanwhile has waited long enough
      commitAndSync();
    });
  };

  /** The disk is the slow part: as long as each turn brings more writes they go together. */
  const gather = () => {
    if (syncing || !isOpen) return;
    // with nobody to share the wait, and nobody to serve in the meantime
    if (waiters.length <= 1 && disk.isQuick()) return flush();
    if (arrived === 0 || ++turns >= MAX_TURNS) return commitAndSync();
    arrived = 0;
    setImmediate(gather);
  };

  const flush = () => {
    const committed = commitOpen();
    if (!committed && !syncing) return;
    // those of a sync under way are on disk with the others; its own end finds nobody left to tell
    const waiting = [...(syncing?.waiting.splice(0) ?? []), ...waiters.splice(0)];
    try {
      disk.syncNow();
    } catch (error) {
      return breakDown(error as Error, waiting);
    }
    resolveAll(waiting);
  };

  /** Who waits for a commit of this number; nobody when it is on disk, or was given up. */
  const waitersOf = (commit: number): Waiter[] | undefined => {
    if (isOpen && commit === traces.commit()) return waiters;
    return commit === syncing?.commit ? syncing.waiting : undefined;
  };

  return {
    open: () => {
      if (broken) throw commitFailed(broken);
      traces.changedSomething();
      arrived++;
      writes++;
      if (isOpen) return;
      begin.run();
      isOpen = true;
      turns = 0;
      if (!syncing) setImmediate(gather);
    },
    settled: () => {
      if (broken) return Promise.reject(commitFailed(broken));
      const waiting = waitersOf(traces.needed());
      if (!waiting || acknowledge === 'early') return undefined;
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    flush,
    writes: () => writes,
    abandon,
  };
};
