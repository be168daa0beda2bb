import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFileStore } from './files';
import { createLinks, signingKey } from './links';
import { fileIds } from './path';
import { diskShelf, memoryShelf } from './shelf';
import type { StorageDeps } from './wire';

type Deps = {
  /** null: in memory. */
  folder: string | null;
  envId: string;
  now: () => number;
  origin: () => string;
  randomBytes: (bytes: number) => Buffer;
};

/** The cloud storage of one environment: `files/` and the key of its links in a folder, or everything in memory. */
export const openStorage = ({ folder, envId, now, origin, randomBytes }: Deps): StorageDeps => {
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const shelf = folder === null ? memoryShelf() : diskShelf(join(folder, 'files'));
  const key = signingKey(folder === null ? null : join(folder, 'links.key'), randomBytes);
  return {
    files: createFileStore({ shelf, now, newId: () => randomBytes(16).toString('hex') }),
    links: createLinks({ key, now }),
    ids: fileIds(envId),
    now,
    origin,
  };
};

export type Storage = StorageDeps;
