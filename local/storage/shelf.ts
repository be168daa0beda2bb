import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file as it is kept: `blob` names its bytes, `updatedAt` is in epoch ms. */
export type StoredFile = {
  path: string;
  blob: string;
  size: number;
  etag: string;
  contentType: string;
  updatedAt: number;
};

/** Where bytes and descriptions lie. Names are made here, never taken from a path. */
export type Shelf = {
  load(): StoredFile[];
  /** Takes the bytes of a new blob. Throws TooLarge, and whatever the body throws; nothing is left behind then. */
  write(blob: string, body: Readable, limit: number): Promise<{ size: number; etag: string }>;
  /** Makes a file what its description says, in one step. */
  describe(file: StoredFile): Promise<void>;
  read(blob: string): Promise<Readable>;
  removeBlob(blob: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  clear(): void;
};

export class TooLarge extends Error {}

/** Counts, hashes and bounds what flows through. What comes after the limit is dropped, so that an answer can be sent. */
const meter = (limit: number) => {
  const hash = createHash('md5');
  let size = 0;
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      size += chunk.length;
      if (size > limit) return next();
      hash.update(chunk);
      next(null, chunk);
    },
    flush: next => next(size > limit ? new TooLarge(`more than ${limit} bytes`) : null),
  });
  return { stream, result: () => ({ size, etag: hash.digest('hex') }) };
};

/** Keeps everything in memory. */
export const memoryShelf = (): Shelf => {
  const blobs = new Map<string, Buffer>();
  return {
    load: () => [],
    write: async (blob, body, limit) => {
      const { stream, result } = meter(limit);
      const chunks: Buffer[] = [];
      await pipeline(body, stream, async source => {
        for await (const chunk of source) chunks.push(chunk as Buffer);
      });
      blobs.set(blob, Buffer.concat(chunks));
      return result();
    },
    describe: async () => undefined,
    read: async blob => Readable.from([blobs.get(blob) ?? Buffer.alloc(0)], { objectMode: false }),
    removeBlob: async blob => void blobs.delete(blob),
    removeFile: async () => undefined,
    clear: () => blobs.clear(),
  };
};

const sidecarOf = (path: string): string => `${createHash('sha256').update(path).digest('hex')}.json`;

const syncFile = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes a renaming last through a power cut; Windows neither needs nor allows it. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Keeps bytes and descriptions in one folder: `<random>.bin`, and `<hash of the path>.json`, whose renaming is what makes
 * an upload real. Paths never become file names, so that none can leave the folder and `A` and `a` are two files anywhere.
 */
export const diskShelf = (folder: string): Shelf => {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const removeOrphans = (files: StoredFile[]): void => {
    const used = new Set(files.map(file => `${file.blob}.bin`));
    for (const name of readdirSync(folder))
      if (/\.(bin|tmp)$/.test(name) && !used.has(name)) rmSync(at(name), { force: true });
  };
  return {
    load: () => {
      const names = readdirSync(folder).filter(name => name.endsWith('.json'));
      const files = names.map(name => JSON.parse(readFileSync(at(name), 'utf8')) as StoredFile);
      removeOrphans(files);
      return files;
    },
    write: async (blob, body, limit) => {
      const { stream, result } = meter(limit);
      const file = at(`${blob}.bin`);
      try {
        await pipeline(body, stream, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
        await syncFile(file);
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
      return result();
    },
    describe: async file => {
      const temporary = at(`${file.blob}.tmp`);
      await writeFile(temporary, JSON.stringify(file), { mode: 0o600 });
      await syncFile(temporary);
      await rename(temporary, at(sidecarOf(file.path)));
      await syncFolder(folder);
    },
    read: async blob => (await open(at(`${blob}.bin`), 'r')).createReadStream(),
    removeBlob: blob => rm(at(`${blob}.bin`), { force: true }),
    removeFile: path => rm(at(sidecarOf(path)), { force: true }),
    clear: () => {
      for (const name of readdirSync(folder))
        if (/\.(bin|json|tmp)$/.test(name)) rmSync(at(name), { force: true });
    },
  };
};
