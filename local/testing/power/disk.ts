import { readFileSync, statSync } from 'node:fs';
import { openDisk, type Disk } from '../../store/disk';

/** The store file and its log as a machine without power would find them. */
export type Remains = {
  db: Buffer;
  log: Buffer;
  /** How far the log had got since, in bytes. */ unsynced: number;
};

const firstDifference = (a: Buffer, b: Buffer): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

const lastDifference = (a: Buffer, b: Buffer): number => {
  let end = a.length;
  while (end > 0 && a[end - 1] === b[end - 1]) end--;
  return end;
};

/**
 * Watches a store file's disk and knows what would be left if the power went now: of the log what it held when the last
 * sync that has ended began, of the store file all, because SQLite itself syncs both at a checkpoint, which happens only
 * inside a commit, directly before a sync is asked for. `lying` answers syncs without making them, `quick` is waited for in
 * place by who is alone.
 */
export const watchedDisk = (file: string, { lying = false, quick = false } = {}) => {
  const logFile = `${file}-wal`;
  let real: Disk | undefined;
  let asked = 0;
  let lasting = 0;
  let checkpoints = 0;
  let writtenAt: bigint | undefined;
  const remains: Omit<Remains, 'unsynced'> = { db: Buffer.alloc(0), log: Buffer.alloc(0) };

  const keep = (log: Buffer, order: number) => {
    if (order < lasting) return;
    lasting = order;
    remains.log = log;
  };

  /** What stands in the files at this moment. */
  const look = (): { log: Buffer; order: number } => {
    const order = ++asked;
    const log = readFileSync(logFile);
    const { mtimeNs } = statSync(file, { bigint: true });
    if (mtimeNs !== writtenAt) {
      if (writtenAt !== undefined) checkpoints++;
      writtenAt = mtimeNs;
      remains.db = readFileSync(file);
      keep(log, order);
    }
    return { log, order };
  };

  const disk: Disk = {
    sync: done => {
      const { log, order } = look();
      if (lying) return void setImmediate(done, null);
      real!.sync(error => {
        if (!error) keep(log, order);
        done(error);
      });
    },
    syncNow: () => {
      // the first comes from the opening of the store, when the log is there; that one is always made
      const isFirst = real === undefined;
      real ??= openDisk(file);
      const { log, order } = look();
      if (lying && quick && !isFirst) return;
      real.syncNow();
      keep(log, order);
    },
    isQuick: () => quick || (!lying && real !== undefined && real.isQuick()),
    close: () => real?.close(),
  };

  /** The remains; with `share` (0 to 1) that part of what was written since is there too, torn off anywhere. */
  const cut = (share = 0): Remains => {
    const now = readFileSync(logFile);
    const from = firstDifference(now, remains.log);
    const unsynced = Math.max(lastDifference(now, remains.log) - from, 0);
    const torn = from + Math.floor(unsynced * share);
    const log = Buffer.concat([now.subarray(0, torn), remains.log.subarray(torn)]);
    return { db: remains.db, log, unsynced };
  };

  return { disk, cut, checkpoints: () => checkpoints };
};
