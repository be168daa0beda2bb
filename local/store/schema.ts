import type Database from 'libsql';
import { exactNumberKeys } from './migrations';

/** Raised with every change of the tables below, with a migration for the stores that exist. */
export const SCHEMA_VERSION = 2;

export type Sql = Database.Database;

/** A store written by a newer version of this runtime: it is left untouched. */
export class NewerStoreError extends Error {
  constructor(found: number, known: number) {
    super(`The store has schema version ${found}, this runtime knows up to ${known}. Update the runtime.`);
    this.name = 'NewerStoreError';
  }
}

/** The step from each version to the next, by the version it starts from. */
export type Migrations = Readonly<Record<number, (sql: Sql) => void>>;
export type Schema = { version: number; migrations: Migrations };

const current: Schema = { version: SCHEMA_VERSION, migrations: { 1: exactNumberKeys } };

export const BASE_TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
  CREATE TABLE indexes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL,
    spec TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name)
  );
`;

/** Whether the file is a store at all, of whatever version. */
export const isStore = (sql: Sql): boolean =>
  sql.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").all().length > 0;

const versionOf = (sql: Sql): number => {
  const rows = sql.prepare("SELECT value FROM meta WHERE key = 'schemaVersion'").all() as { value: string }[];
  const found = Number(rows[0]?.value ?? NaN);
  if (!Number.isInteger(found))
    throw new Error('The store file holds no schema version: it is not a store of this runtime.');
  return found;
};

/** All steps in one SQLite transaction: a migration that fails leaves the store as it was. */
const migrate = (sql: Sql, from: number, { version, migrations }: Schema): void => {
  sql.exec('BEGIN IMMEDIATE');
  try {
    for (let at = from; at < version; at++) {
      const step = migrations[at];
      if (!step) throw new Error(`There is no migration from schema version ${at}.`);
      step(sql);
    }
    sql.prepare("UPDATE meta SET value = ? WHERE key = 'schemaVersion'").run([String(version)]);
    sql.exec('COMMIT');
  } catch (error) {
    sql.exec('ROLLBACK');
    throw error;
  }
};

/** Makes the tables of a new store; brings an older one to this version. Throws `NewerStoreError` for a newer one. */
export const prepareSchema = (sql: Sql, schema: Schema = current): void => {
  if (!isStore(sql)) {
    sql.exec(`BEGIN; ${BASE_TABLES} INSERT INTO meta VALUES ('schemaVersion', '${schema.version}'); COMMIT;`);
    return;
  }
  const found = versionOf(sql);
  if (found > schema.version) throw new NewerStoreError(found, schema.version);
  if (found < schema.version) migrate(sql, found, schema);
};

/** A collection's documents: insertion order, encoded `_id`, canonical EJSON. */
export const documentTable = (id: number) =>
  `CREATE TABLE d_${id} (ord INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`;

/** An index: encoded key and the document it belongs to. */
export const indexTable = (id: number) =>
  `CREATE TABLE i_${id} (key BLOB NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY (key, ord)) WITHOUT ROWID`;
