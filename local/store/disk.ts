import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes lasting what has been committed so far. */
export type Disk = {
  /** Off this thread; calls back once everything that was committed before the call is on disk. */
  sync: (done: (error: Error | null) => void) => void;
  /** The same, waiting for it. @throws when the disk fails */
  syncNow: () => void;
  close: () => void;
};

/** Nothing to make lasting: a store in memory. */
export const noDisk: Disk = { sync: done => done(null), syncNow: () => {}, close: () => {} };

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
  let underWay = 0;
  let closing = false;
  const closeWhenIdle = () => {
    if (closing && underWay === 0) closeSync(handle);
  };
  return {
    sync: done => {
      underWay++;
      fdatasync(handle, error => {
        underWay--;
        closeWhenIdle();
        done(error);
      });
    },
    syncNow: () => fdatasyncSync(handle),
    close: () => {
      closing = true;
      closeWhenIdle();
    },
  };
};
