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
  clear(): void;
};

type Deps = { shelf: Shelf; now: () => number; newId: () => string };

/** The files of one environment, by their cloud paths. */
export const createFileStore = ({ shelf, now, newId }: Deps): FileStore => {
  const files = new Map(shelf.load().map(file => [file.path, file]));

  const put: FileStore['put'] = async (path, contentType, body) => {
    const blob = newId();
    const written = await shelf.write(blob, body, MAX_FILE_BYTES);
    const file: StoredFile = { path, blob, contentType, updatedAt: now(), ...written };
    await shelf.describe(file);
    const before = files.get(path);
    files.set(path, file);
    if (before) await shelf.removeBlob(before.blob);
    return file;
  };

  return {
    put,
    list: () => [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    find: path => files.get(path) ?? null,
    read: file => shelf.read(file.blob),
    remove: async path => {
      const file = files.get(path);
      if (!file) return false;
      files.delete(path);
      await shelf.removeFile(path);
      await shelf.removeBlob(file.blob);
      return true;
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
