import { existsSync, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Store } from '../store/open';
import type { FileStore } from '../storage/files';
import { invalidParam, WireError } from '../wire/errors';
import { readFiles, writeFiles } from './backup-files';
import { listCollections, type AdminHandler } from './indexes';

type Deps = { store: Store; files: FileStore };

const refused = (message: string) => new WireError('BACKUP_REFUSED', message);

/** Absolute, because the runtime's own folder is not the caller's. */
const pathOf = (params: Record<string, unknown>): string => {
  const { file } = params;
  if (typeof file !== 'string' || !isAbsolute(file)) throw invalidParam('file must be an absolute path.');
  return file;
};

/** Writes documents and files as they are now to one new file, which is there whole or not at all. */
const backup = async ({ store, files }: Deps, file: string): Promise<{ bytes: number; files: number }> => {
  if (existsSync(file)) throw refused(`${file} exists already`);
  const growing = `${file}.growing`;
  rmSync(growing, { force: true });
  const release = files.hold();
  try {
    // both in one turn: what a document points to is among the files
    const all = files.list();
    store.backup(growing);
    await writeFiles(growing, all, files);
    await rename(growing, file);
    return { bytes: statSync(file).size, files: all.length };
  } finally {
    rmSync(growing, { force: true });
    await release();
  }
};

/** Replaces documents and files by those of a backup; one from before files were part of it leaves the files alone. */
const restore = async (
  { store, files }: Deps,
  file: string,
): Promise<{ collections: number; files: number | null }> => {
  const staged = existsSync(file) ? await readFiles(file, files) : null;
  try {
    store.restore(file);
  } catch (error) {
    await files.discard(staged ?? []);
    throw error;
  }
  if (staged) await files.replaceAll(staged);
  return { collections: listCollections(store).length, files: staged?.length ?? null };
};

/** The actions `store.backup` and `store.restore`, each with `file`, an absolute path on the runtime's machine. */
export const backupAdmin = (deps: Deps): Record<string, AdminHandler> => ({
  'store.backup': params => backup(deps, pathOf(params)),
  'store.restore': params => restore(deps, pathOf(params)),
});
