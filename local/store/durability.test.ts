import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { fromEjson, parseStored } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { openStore } from './open';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-store-'));
  file = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const open = () => openStore({ file, now: () => 0 });
const all = (store: ReturnType<typeof open>, name: string) =>
  store.run(undefined, () =>
    store.operations.find(store.collection(name), { query: read({}), skip: 0, limit: Infinity }, undefined),
  );

test('documents, indexes and their order are there after the store was closed', async () => {
  const first = open();
  await first.ensureCollection('c');
  await first.ensureIndex('c', { name: 'n', keys: [['n', 1]], unique: true });
  await first.run(undefined, () =>
    first.operations.insert(
      first.collection('c'),
      [read({ _id: 'b', n: [1, 2] }), read({ _id: 'a', n: 3 })],
      undefined,
    ),
  );
  first.close();
  const again = open();
  expect((await all(again, 'c')).map(body => parseStored(body)['_id'])).toEqual(['b', 'a']);
  expect(again.collection('c').indexes.map(index => [index.name, index.unique, index.multikey])).toEqual([
    ['_id_', true, false],
    ['n', true, true],
  ]);
  const insert = again.run(undefined, () =>
    again.operations.insert(again.collection('c'), [read({ n: 2 })], undefined),
  );
  await expect(insert).rejects.toThrow('E11000');
  again.close();
});

test('a store of a newer version is refused and left as it is', () => {
  open().close();
  const sql = new Database(file);
  sql.exec("UPDATE meta SET value = '999' WHERE key = 'schemaVersion'");
  sql.close();
  expect(open).toThrow('schema version 999');
});

test('a unique index that the documents break is not made, and the next one can be', async () => {
  const store = open();
  await store.ensureCollection('c');
  await store.run(undefined, () =>
    store.operations.insert(store.collection('c'), [read({ n: 1 }), read({ n: 1 })], undefined),
  );
  await expect(store.ensureIndex('c', { name: 'n', keys: [['n', 1]], unique: true })).rejects.toThrow(
    'E11000',
  );
  expect(await store.ensureIndex('c', { name: 'n', keys: [['n', 1]] })).toBe(true);
  expect(await store.ensureIndex('c', { name: 'n', keys: [['n', 1]] })).toBe(false);
  await expect(store.ensureIndex('c', { name: 'n', keys: [['n', -1]] })).rejects.toThrow('same name');
  store.close();
});

test('a change that fails half way takes the whole turn with it, and the store goes on', async () => {
  const store = open();
  await store.ensureCollection('c');
  await store.ensureIndex('c', { name: 'n', keys: [['n', 1]] });
  const insert = (doc: object) =>
    store.run(undefined, () => store.operations.insert(store.collection('c'), [read(doc)], undefined));
  const broken = store.collection('c').indexes[1]!.sql;
  const real = broken.insert;
  broken.insert = (key, ord) => {
    if (ord === 2) throw new Error('disk full');
    real(key, ord);
  };
  const results = await Promise.allSettled([insert({ _id: 'a', n: 1 }), insert({ _id: 'b', n: 2 })]);
  expect(results.map(result => result.status)).toEqual(['rejected', 'rejected']);
  expect(await all(store, 'c')).toEqual([]);
  await insert({ _id: 'c', n: 3 });
  expect((await all(store, 'c')).map(body => parseStored(body)['_id'])).toEqual(['c']);
  store.close();
});

test('an insert of many that must wait for a transaction is made once and whole', async () => {
  const store = open();
  await store.ensureCollection('c');
  const insert = (docs: object[], transaction?: string) =>
    store.run(transaction, t => store.operations.insert(store.collection('c'), docs.map(read), t));
  const id = store.begin();
  await insert([{ _id: 'b' }], id);
  const waiting = insert([{ _id: 'a' }, { _id: 'b' }]);
  await store.abort(id);
  await waiting;
  expect((await all(store, 'c')).map(body => parseStored(body)['_id'])).toEqual(['a', 'b']);
  store.close();
});

test('history is dropped while transactions overlap without a pause', async () => {
  const store = openStore({ file: ':memory:', now: () => 0 });
  await store.ensureCollection('c');
  const update = (n: number, transaction?: string) =>
    store.run(transaction, t =>
      store.operations.update(
        store.collection('c'),
        { query: read({ _id: 'a' }), data: read({ n }), multi: false, replace: true, upsert: true },
        t,
      ),
    );
  const look = (transaction: string) =>
    store.run(transaction, t =>
      store.operations.find(store.collection('c'), { query: read({}), skip: 0, limit: 9 }, t),
    );
  let last = store.begin();
  for (let n = 0; n < 300; n++) {
    const next = store.begin();
    await look(next);
    await update(n);
    await store.abort(last);
    last = next;
  }
  expect((await look(last)).map(body => parseStored(body)['n'])).toEqual([298]);
  expect(store.keptVersions()).toBeLessThan(200);
  store.close();
});
