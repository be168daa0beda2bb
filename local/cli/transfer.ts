import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CollectionIndexes, IndexSpec } from '../admin/indexes';
import { PAGE_DOCUMENTS, type ExportPage, type ImportMode } from '../admin/transfer';
import type { TransferCommand } from './arguments';
import type { Output } from './main';
import { openPlace, TransferError, type OpenPlace } from './store-place';

const COLLECTIONS = 'collections.json';
const BATCH_BYTES = 4 * 1024 * 1024;

const chosen = (all: string[], wanted: string[], where: string): string[] => {
  const missing = wanted.find(name => !all.includes(name));
  if (missing !== undefined) throw new TransferError(`there is no collection ${missing} in ${where}`);
  return wanted.length > 0 ? wanted : all;
};

const exportOne = async (place: OpenPlace, collection: string, file: string): Promise<number> => {
  const out = createWriteStream(file);
  let count = 0;
  for (let after: number | null = 0; after !== null;) {
    const page: ExportPage = await place.ask('collection.export', { collection, after });
    count += page.lines.length;
    if (page.lines.length > 0 && !out.write(`${page.lines.join('\n')}\n`)) await once(out, 'drain');
    after = page.next;
  }
  out.end();
  await once(out, 'finish');
  return count;
};

const exportAll = async (place: OpenPlace, to: string, wanted: string[], output: Output): Promise<void> => {
  const folder = resolve(to);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new TransferError(`${to} is not empty`);
  const { collections } = await place.ask<{ collections: { name: string }[] }>('collection.list');
  const names = chosen(
    collections.map(item => item.name),
    wanted,
    'the store',
  );
  mkdirSync(folder, { recursive: true });
  const specs: CollectionIndexes[] = [];
  for (const collection of names) {
    const { indexes } = await place.ask<{ indexes: IndexSpec[] }>('index.list', { collection });
    specs.push({ collection, indexes: indexes.filter(index => index.name !== '_id_') });
    const count = await exportOne(place, collection, join(folder, `${collection}.ndjson`));
    output.out(`exported ${collection}: ${count}`);
  }
  writeFileSync(join(folder, COLLECTIONS), `${JSON.stringify(specs, null, 2)}\n`);
};

const importOne = async (
  place: OpenPlace,
  collection: string,
  file: string,
  mode: ImportMode,
): Promise<number> => {
  let batch: string[] = [];
  let [bytes, done] = [0, 0];
  const send = async () => {
    if (batch.length === 0) return;
    try {
      await place.ask('collection.import', { collection, lines: batch, mode });
    } catch (error) {
      throw new TransferError(`${file}, after line ${done}: ${(error as Error).message}`);
    }
    done += batch.length;
    [batch, bytes] = [[], 0];
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (batch.length > 0 && (bytes + line.length > BATCH_BYTES || batch.length >= PAGE_DOCUMENTS))
      await send();
    batch.push(line);
    bytes += line.length;
  }
  await send();
  return done;
};

const ENDING = '.ndjson';

/** The collections below a path: those of a folder, or the one file. Throws TransferError when there is none. */
export const sourcesIn = (from: string): { folder: string; names: string[] } => {
  const path = resolve(from);
  if (!existsSync(path)) throw new TransferError(`${from} does not exist`);
  const alone = !statSync(path).isDirectory();
  const files = (alone ? [basename(path)] : readdirSync(path)).filter(name => name.endsWith(ENDING));
  if (files.length === 0)
    throw new TransferError(`${from} holds nothing that export wrote (<name>${ENDING})`);
  return { folder: alone ? dirname(path) : path, names: files.map(name => name.slice(0, -ENDING.length)) };
};

const specsIn = (folder: string): CollectionIndexes[] => {
  const file = join(folder, COLLECTIONS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CollectionIndexes[]) : [];
};

export type Import = { from: string; collections: string[]; mode: ImportMode };

/** Reads what export wrote into a store. Throws TransferError. */
export const importAll = async (
  place: OpenPlace,
  { from, collections, mode }: Import,
  output: Output,
): Promise<void> => {
  const { folder, names: all } = sourcesIn(from);
  const names = chosen(all, collections, from);
  const specs = specsIn(folder).filter(spec => names.includes(spec.collection));
  // first, so that a unique index refuses the line that breaks it
  await place.ask('index.ensure', { specs });
  for (const collection of names) {
    const count = await importOne(place, collection, join(folder, `${collection}${ENDING}`), mode);
    output.out(`imported ${collection}: ${count}`);
  }
};

const work = async (place: OpenPlace, command: TransferCommand, output: Output): Promise<void> => {
  switch (command.kind) {
    case 'backup': {
      const { bytes, files } = await place.ask<{ bytes: number; files: number }>('store.backup', {
        file: resolve(command.to),
      });
      return output.out(`backup: ${command.to}, ${bytes} bytes, with ${files} files`);
    }
    case 'restore': {
      const { collections, files } = await place.ask<{ collections: number; files: number | null }>(
        'store.restore',
        { file: resolve(command.from) },
      );
      const kept = files === null ? 'the files stay: this older backup has none' : `${files} files`;
      return output.out(`restored ${collections} collections from ${command.from}, ${kept}`);
    }
    case 'export':
      return exportAll(place, command.to, command.collections, output);
    case 'import':
      return importAll(place, command, output);
  }
};

/** Runs `backup`, `restore`, `export` or `import`. Throws TransferError, StartError or the runtime's own refusal. */
export const transfer = async (command: TransferCommand, output: Output): Promise<void> => {
  // before a folder is made for it
  if (command.kind === 'import') sourcesIn(command.from);
  const place = openPlace(command.place, command.kind === 'restore' || command.kind === 'import');
  try {
    await work(place, command, output);
  } finally {
    place.close();
  }
};
