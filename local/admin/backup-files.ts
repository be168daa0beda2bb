import { closeSync, fsyncSync, openSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import Database from 'libsql';
import { TooLarge, type StoredFile } from '../storage/shelf';
import type { FileStore } from '../storage/files';
import { pathProblem } from '../storage/path';
import { WireError } from '../wire/errors';

/** Files lie beside the documents in a backup, one row each, with their bytes. */
const TABLE = `CREATE TABLE files (
  path TEXT PRIMARY KEY, contentType TEXT NOT NULL, updatedAt INTEGER NOT NULL, etag TEXT NOT NULL, bytes BLOB NOT NULL
)`;

const refused = (message: string) => new WireError('BACKUP_REFUSED', message);

/** Adds files to a backup of the documents. */
export const writeFiles = async (
  backup: string,
  all: readonly StoredFile[],
  files: Pick<FileStore, 'read'>,
): Promise<void> => {
  const sql = new Database(backup);
  try {
    // a store that was once opened from a backup may still have the table
    sql.exec(`DROP TABLE IF EXISTS files; ${TABLE};`);
    const insert = sql.prepare('INSERT INTO files VALUES (?, ?, ?, ?, ?)');
    for (const file of all) {
      const bytes = await buffer(await files.read(file));
      insert.run([file.path, file.contentType, file.updatedAt, file.etag, bytes]);
    }
  } finally {
    sql.close();
  }
  const handle = openSync(backup, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

type Row = { path: string; contentType: string; updatedAt: number; etag: string; bytes: Buffer };

const stageOne = async (row: Row, files: FileStore): Promise<StoredFile> => {
  const problem = pathProblem(row.path);
  if (problem !== null) throw refused(`the backup holds a file whose path ${problem}`);
  const staged = await files.stage(row, Readable.from([Buffer.from(row.bytes)], { objectMode: false }));
  if (staged.etag === row.etag) return staged;
  await files.discard([staged]);
  throw refused(`the file ${row.path} in the backup is damaged`);
};

const openBackup = (backup: string): Database.Database | null => {
  let sql: Database.Database | undefined;
  try {
    sql = new Database(backup);
    const found = sql.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'files'").all();
    if (found.length > 0) return sql;
  } catch {
    // what it is instead of a backup, the store says
  }
  sql?.close();
  return null;
};

/** Takes in the files of a backup, seen by nobody yet; null for one that has no part for files. Throws `BACKUP_REFUSED`. */
export const readFiles = async (backup: string, files: FileStore): Promise<StoredFile[] | null> => {
  const sql = openBackup(backup);
  if (!sql) return null;
  const staged: StoredFile[] = [];
  try {
    const paths = sql.prepare('SELECT path FROM files ORDER BY path').all() as { path: string }[];
    const one = sql.prepare('SELECT * FROM files WHERE path = ?');
    for (const { path } of paths) staged.push(await stageOne((one.all([path]) as Row[])[0]!, files));
    return staged;
  } catch (error) {
    await files.discard(staged);
    if (error instanceof WireError) throw error;
    throw refused(
      error instanceof TooLarge
        ? 'a file in the backup is too large'
        : `the files of the backup cannot be read: ${(error as Error).message}`,
    );
  } finally {
    sql.close();
  }
};
