import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes lasting what has been committed so far. */
export type Disk = {
  /** Off this thread; calls back once everything that was committed before the call is on disk. */
  sync: (done: (error: Error | null) => void) => void;
  /** The same, waiting for it. @throws when the disk fails */
  syncNow: () => void;
  /** Whether waiting for it takes less than the way to another thread and back, as far as the last syncs tell. */
  isQuick: () => boolean;
  close: () => void;
};

/** Nothing to make lasting: a store in memory. */
export const noDisk: Disk = {
  sync: done => done(null),
  syncNow: () => {},
  isQuick: () => false,
  close: () => {},
};

/** A longer sync is better waited for beside the work; of one that was, the way to its thread counts, too. */
const QUICK_MS = 1;
/** How much the last sync counts: a single slow one changes little, a disk that has become slow is noticed soon. */
const WEIGHT = 1 / 8;

/** How long syncs take of late; unknown is not quick. */
export const createPace = () => {
  let averageMs = QUICK_MS;
  return {
    took: (ms: number) => void (averageMs += (ms - averageMs) * WEIGHT),
    isQuick: () => averageMs < QUICK_MS,
  };
};

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/**
 * The write-ahead log of a store file, which must be open: SQLite writes it at each commit and leaves the waiting for the
 * disk to us (`synchronous = NORMAL`), so that others are served in the meantime. It keeps one file for as long as the
 * store is open, and syncs it itself before a checkpoint overwrites anything.
 */
export const openDisk = (file: string): Disk => {
  const handle = openSync(`${file}-wal`, 'r+');
  syncFolder(dirname(file));
  const pace = createPace();
  let underWay = 0;
  let closing = false;
  const closeWhenIdle = () => {
    if (closing && underWay === 0) closeSync(handle);
  };
  return {
    sync: done => {
      underWay++;
      const startedAt = performance.now();
      fdatasync(handle, error => {
        underWay--;
        pace.took(performance.now() - startedAt);
        closeWhenIdle();
        done(error);
      });
    },
    syncNow: () => {
      const startedAt = performance.now();
      fdatasyncSync(handle);
      pace.took(performance.now() - startedAt);
    },
    isQuick: pace.isQuick,
    close: () => {
      closing = true;
      closeWhenIdle();
    },
  };
};
