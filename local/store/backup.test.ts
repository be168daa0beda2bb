import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Doc } from '../ejson/value';
import { openStore, type Store } from './open';
import { NewerStoreError, prepareSchema, SCHEMA_VERSION } from './schema';

let folder: string;
let store: Store;
const file = (name: string) => join(folder, name);
const open = (name = 'store.sqlite') => openStore({ file: file(name), now: () => 0 });
const docOf = (fields: Record<string, unknown>) => Object.assign(new Doc(), fields);
const add = (n: number) =>
  store.run(undefined, () =>
    store.operations.insert(store.collection('c'), [docOf({ _id: n, n })], undefined),
  );
const ids = (from = store) =>
  from.operations
    .find(from.collection('c'), { query: docOf({ n: docOf({ $gte: 0 }) }), skip: 0, limit: 1000 }, undefined)
    .map(line => Number(/"(\d+)"/.exec(line)![1]));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-backup-'));
  store = open();
  await store.ensureCollection('c');
  await store.ensureIndex('c', { name: 'n', keys: [['n', 1]], unique: true });
  await add(1);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test('a backup holds what is committed; a restore brings it back while the store runs', async () => {
  const open_ = store.begin();
  await store.run(open_, transaction =>
    store.operations.insert(store.collection('c'), [docOf({ _id: 9, n: 9 })], transaction),
  );
  expect(store.backup(file('one.backup'))).toEqual({ bytes: statSync(file('one.backup')).size });
  await add(2);
  expect(ids()).toEqual([1, 2]);
  store.restore(file('one.backup'));
  expect(ids()).toEqual([1]);
  await expect(store.commit(open_)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  await add(3);
  await expect(add(3)).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' });
  await expect(
    store.run(undefined, () =>
      store.operations.insert(store.collection('c'), [docOf({ _id: 7, n: 3 })], undefined),
    ),
  ).rejects.toThrow('index: n dup key');
  store.close();
  store = open();
  expect(ids()).toEqual([1, 3]);
});

test('a backup is a store: it opens by itself, and in memory', async () => {
  store.backup(file('one.backup'));
  const alone = open('one.backup');
  expect(ids(alone)).toEqual([1]);
  alone.close();
  const memory = openStore({ file: ':memory:', now: () => 0 });
  await memory.ensureCollection('other');
  memory.restore(file('one.backup'));
  expect(memory.collections().map(({ name }) => name)).toEqual(['c']);
  expect(ids(memory)).toEqual([1]);
  memory.backup(file('two.backup'));
  memory.close();
  store.restore(file('two.backup'));
  expect(ids()).toEqual([1]);
});

const broken = (name: string, change: (sql: Database.Database) => void) => {
  store.backup(file(name));
  const sql = new Database(file(name));
  change(sql);
  sql.close();
};

test.each([
  ['a file that is not there', () => undefined, 'does not exist'],
  [
    'a file that is no database',
    () => writeFileSync(file('bad'), 'precious text, precious text'),
    'not a backup',
  ],
  ['an empty file', () => writeFileSync(file('bad'), ''), 'not a backup'],
  [
    'a database of something else',
    () => void new Database(file('bad')).exec('CREATE TABLE x (a)'),
    'not a backup',
  ],
  [
    'a newer one',
    () => broken('bad', sql => sql.exec("UPDATE meta SET value = '99' WHERE key = 'schemaVersion'")),
    'schema version 99',
  ],
  ['one with a table missing', () => broken('bad', sql => sql.exec('DROP TABLE indexes')), 'indexes'],
])('%s is refused and nothing changes', async (_reason, make, message) => {
  make();
  expect(() => store.restore(file('bad'))).toThrow(message);
  expect(ids()).toEqual([1]);
  await add(2);
  expect(ids()).toEqual([1, 2]);
});

test('a backup does not overwrite, and leaves nothing half written', () => {
  writeFileSync(file('taken'), 'precious');
  expect(() => store.backup(file('taken'))).toThrow('exists already');
  expect(readdirSync(folder).filter(name => name.includes('partial'))).toEqual([]);
});

test('a store that is closed is one file', () => {
  expect(existsSync(file('store.sqlite-wal'))).toBe(true);
  store.close();
  expect(existsSync(file('store.sqlite-wal')) && statSync(file('store.sqlite-wal')).size > 0).toBe(false);
});

describe('versions', () => {
  const version = (sql: Database.Database) =>
    (sql.prepare("SELECT value FROM meta WHERE key = 'schemaVersion'").all() as { value: string }[])[0]!
      .value;
  const next = {
    version: SCHEMA_VERSION + 2,
    migrations: {
      [SCHEMA_VERSION]: (sql: Database.Database) =>
        void sql.exec('ALTER TABLE collections ADD COLUMN title TEXT'),
      [SCHEMA_VERSION + 1]: (sql: Database.Database) =>
        void sql.exec('UPDATE collections SET title = upper(name)'),
    },
  };

  test('an older store is migrated step by step and keeps its documents', () => {
    store.close();
    const sql = new Database(file('store.sqlite'));
    prepareSchema(sql, next);
    expect(version(sql)).toBe(String(next.version));
    expect(sql.prepare('SELECT name, title FROM collections').all()).toEqual([{ name: 'c', title: 'C' }]);
    expect(sql.prepare('SELECT count(*) AS n FROM d_1').all()).toEqual([{ n: 1 }]);
    sql.close();
    expect(() => open()).toThrow(NewerStoreError);
    rmSync(file('store.sqlite'));
    store = open();
  });

  test('a migration that fails leaves the older store as it was', () => {
    store.close();
    const sql = new Database(file('store.sqlite'));
    const failing = { ...next, migrations: { [SCHEMA_VERSION]: next.migrations[SCHEMA_VERSION]! } };
    expect(() => prepareSchema(sql, failing)).toThrow(
      `no migration from schema version ${SCHEMA_VERSION + 1}`,
    );
    expect(version(sql)).toBe(String(SCHEMA_VERSION));
    sql.close();
    store = open();
    expect(ids()).toEqual([1]);
  });
});
