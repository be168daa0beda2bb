import Database from 'libsql';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WireError } from '../wire/errors';
import {
  BASE_TABLES,
  documentTable,
  indexTable,
  isStore,
  NewerStoreError,
  prepareSchema,
  type Sql,
} from './schema';

const refused = (message: string) => new WireError('BACKUP_REFUSED', message);

const sync = (path: string) => {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** Writes the committed state to a new file, which is there whole or not at all. Throws `BACKUP_REFUSED` when it exists. */
export const writeBackup = (sql: Sql, file: string): { bytes: number } => {
  if (existsSync(file)) throw refused(`${file} exists already`);
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  sql.prepare('VACUUM INTO ?').run([partial]);
  sync(partial);
  renameSync(partial, file);
  sync(folder);
  return { bytes: statSync(file).size };
};

const tablesIn = (sql: Sql, schema: string): string[] => {
  const rows = sql.prepare(`SELECT name FROM ${schema}.sqlite_master WHERE type = 'table'`).all();
  return (rows as { name: string }[]).map(({ name }) => name).filter(name => /^[di]_\d+$/.test(name));
};

/** Every collection and index that is named has its table. */
const checkTables = (sql: Sql): void => {
  const wanted = sql.prepare(
    "SELECT 'd_' || id AS name FROM collections UNION ALL SELECT 'i_' || id FROM indexes",
  );
  const there = tablesIn(sql, 'main');
  for (const { name } of wanted.all() as { name: string }[])
    if (!there.includes(name)) throw refused(`the file is damaged: the table ${name} is missing`);
};

const openCopy = (copy: string): void => {
  let sql: Sql | undefined;
  try {
    sql = new Database(copy);
    const [check] = sql.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (check?.quick_check !== 'ok') throw refused('the file is damaged');
    if (!isStore(sql)) throw refused('the file is not a backup of this runtime');
    prepareSchema(sql);
    checkTables(sql);
  } catch (error) {
    if (error instanceof WireError) throw error;
    if (error instanceof NewerStoreError) throw refused(error.message);
    throw refused(`the file is not a backup of this runtime: ${(error as Error).message}`);
  } finally {
    sql?.close();
  }
};

const definitionOf = (table: string): string => {
  const id = Number(table.slice(2));
  return table.startsWith('d_') ? documentTable(id) : indexTable(id);
};

const replaceAll = (sql: Sql): void => {
  for (const table of [...tablesIn(sql, 'main'), 'meta', 'collections', 'indexes'])
    sql.exec(`DROP TABLE main.${table}`);
  sql.exec(BASE_TABLES);
  const tables = tablesIn(sql, 'backup');
  for (const table of tables) sql.exec(definitionOf(table));
  for (const table of ['meta', 'collections', 'indexes', ...tables])
    sql.exec(`INSERT INTO main.${table} SELECT * FROM backup.${table}`);
};

/**
 * Replaces everything by what a backup holds, in one SQLite transaction; an older backup is migrated on the way.
 * Throws `BACKUP_REFUSED`, and then has changed nothing. No SQLite transaction may be open.
 */
export const readBackup = (sql: Sql, file: string): void => {
  if (!existsSync(file)) throw refused(`${file} does not exist`);
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size)
    throw refused(`${file} is a store in use, not a backup`);
  const folder = mkdtempSync(join(tmpdir(), 'yima-restore-'));
  const copy = join(folder, 'store.sqlite');
  try {
    copyFileSync(file, copy);
    openCopy(copy);
    sql.prepare('ATTACH ? AS backup').run([copy]);
    try {
      sql.exec('BEGIN IMMEDIATE');
      replaceAll(sql);
      sql.exec('COMMIT');
    } catch (error) {
      if (sql.inTransaction) sql.exec('ROLLBACK');
      throw error;
    } finally {
      sql.exec('DETACH backup');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
