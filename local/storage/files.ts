import type { Readable } from 'node:stream';
import type { Shelf, StoredFile } from './shelf';

/** The largest file, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export type FileStore = {
  /** By path. */
  list(): StoredFile[];
  find(path: string): StoredFile | null;
  /** Replaces what was there. Throws TooLarge. */
  put(path: string, contentType: string, body: Readable): Promise<StoredFile>;
  read(file: StoredFile): Promise<Readable>;
  remove(path: string): Promise<boolean>;
  copy(from: string, to: string): Promise<StoredFile | null>;
  /** Until the answer is called, bytes of files that are replaced or removed stay readable; for a backup. */
  hold(): () => Promise<void>;
  /** Takes in bytes for a file that nobody sees yet. Throws TooLarge. */
  stage(file: Pick<StoredFile, 'path' | 'contentType' | 'updatedAt'>, body: Readable): Promise<StoredFile>;
  /** Makes staged files the only ones. */
  replaceAll(staged: readonly StoredFile[]): Promise<void>;
  /** Forgets staged files that will not be used. */
  discard(staged: readonly StoredFile[]): Promise<void>;
  clear(): void;
};

type Deps = { shelf: Shelf; now: () => number; newId: () => string };

/** The files of one environment, by their cloud paths. */
export const createFileStore = ({ shelf, now, newId }: Deps): FileStore => {
  const files = new Map(shelf.load().map(file => [file.path, file]));

  let holders = 0;
  let released: string[] = [];

  const removeBlob = async (blob: string): Promise<void> => {
    if (holders > 0) released.push(blob);
    else await shelf.removeBlob(blob);
  };

  const hold: FileStore['hold'] = () => {
    holders++;
    return async () => {
      if (--holders > 0) return;
      const blobs = released;
      released = [];
      for (const blob of blobs) await shelf.removeBlob(blob);
    };
  };

  const stage: FileStore['stage'] = async ({ path, contentType, updatedAt }, body) => {
    const blob = newId();
    const written = await shelf.write(blob, body, MAX_FILE_BYTES);
    return { path, blob, contentType, updatedAt, ...written };
  };

  const show = async (file: StoredFile): Promise<void> => {
    await shelf.describe(file);
    const before = files.get(file.path);
    files.set(file.path, file);
    if (before) await removeBlob(before.blob);
  };

  const put: FileStore['put'] = async (path, contentType, body) => {
    const file = await stage({ path, contentType, updatedAt: now() }, body);
    // the time it was all there, not the time it began
    const done = { ...file, updatedAt: now() };
    await show(done);
    return done;
  };

  const remove: FileStore['remove'] = async path => {
    const file = files.get(path);
    if (!file) return false;
    files.delete(path);
    await shelf.removeFile(path);
    await removeBlob(file.blob);
    return true;
  };

  return {
    put,
    list: () => [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    find: path => files.get(path) ?? null,
    read: file => shelf.read(file.blob),
    remove,
    hold,
    stage,
    replaceAll: async staged => {
      for (const file of staged) await show(file);
      const wanted = new Set(staged.map(file => file.path));
      for (const path of [...files.keys()]) if (!wanted.has(path)) await remove(path);
    },
    discard: async staged => {
      for (const file of staged) await shelf.removeBlob(file.blob);
    },
    copy: async (from, to) => {
      const file = files.get(from);
      return file ? put(to, file.contentType, await shelf.read(file.blob)) : null;
    },
    clear: () => {
      files.clear();
      shelf.clear();
    },
  };
};
