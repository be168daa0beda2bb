import type Database from 'libsql';

/** Raised with every change of the tables below, with a migration for the stores that exist. */
export const SCHEMA_VERSION = 1;

export type Sql = Database.Database;

/** A store written by a newer version of this runtime: it is left untouched. */
export class NewerStoreError extends Error {
  constructor(found: number) {
    super(
      `The store has schema version ${found}, this runtime knows up to ${SCHEMA_VERSION}. Update the runtime.`,
    );
    this.name = 'NewerStoreError';
  }
}

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
  CREATE TABLE indexes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL,
    spec TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name)
  );
`;

const hasTables = (sql: Sql) =>
  sql.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").all().length > 0;

/** Makes the tables of a new store, or checks the version of an existing one. */
export const prepareSchema = (sql: Sql): void => {
  if (!hasTables(sql)) {
    sql.exec(`BEGIN; ${TABLES} INSERT INTO meta VALUES ('schemaVersion', '${SCHEMA_VERSION}'); COMMIT;`);
    return;
  }
  const rows = sql.prepare("SELECT value FROM meta WHERE key = 'schemaVersion'").all() as { value: string }[];
  const found = Number(rows[0]?.value);
  if (!Number.isInteger(found))
    throw new Error('The store file holds no schema version: it is not a store of this runtime.');
  if (found > SCHEMA_VERSION) throw new NewerStoreError(found);
};

/** A collection's documents: insertion order, encoded `_id`, canonical EJSON. */
export const documentTable = (id: number) =>
  `CREATE TABLE d_${id} (ord INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`;

/** An index: encoded key and the document it belongs to. */
export const indexTable = (id: number) =>
  `CREATE TABLE i_${id} (key BLOB NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY (key, ord)) WITHOUT ROWID`;
