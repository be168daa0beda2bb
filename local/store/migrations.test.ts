import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal128, Long } from 'bson';
import Database from 'libsql';
import { Doc, type Value } from '../ejson/value';
import { openStore } from './open';

const docOf = (fields: Record<string, Value>) => Object.assign(new Doc(), fields);
const longs = ['9007199254740993', '9007199254740994', '9007199254740995', '9223372036854775807'];
const values: Value[] = [
  ...longs.map(text => Long.fromString(text)),
  Decimal128.fromString('0.1'),
  Decimal128.fromString('12345678901234567890.5'),
  7,
  'text',
];

test('a store of version 1 gets exact keys: every document is found by its id and by an index', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-migrate-'));
  const file = join(folder, 'store.sqlite');
  const open = () => openStore({ file, now: () => 0 });
  let store = open();
  await store.ensureCollection('c');
  await store.ensureIndex('c', { name: 'v', keys: [['v', -1]], unique: true });
  const docs = values.map(value => docOf({ _id: value, v: value }));
  await store.run(undefined, () => store.operations.insert(store.collection('c'), docs, undefined));
  store.close();

  const sql = new Database(file);
  const before = {
    ids: sql.prepare('SELECT ord, id FROM d_1 ORDER BY ord').all(),
    keys: sql.prepare('SELECT key, ord FROM i_1 ORDER BY key').all(),
  };
  // the keys of version 1 stood where the doubles stand
  sql.exec("UPDATE d_1 SET id = CAST('old ' || ord AS BLOB) WHERE ord < 7");
  sql.exec("UPDATE i_1 SET key = CAST('old ' || ord AS BLOB) WHERE ord < 7");
  sql.exec("UPDATE meta SET value = '1' WHERE key = 'schemaVersion'");
  sql.close();

  store = open();
  for (const value of values)
    for (const field of ['_id', 'v']) {
      const question = { query: docOf({ [field]: value }), skip: 0, limit: 2 };
      expect(store.operations.find(store.collection('c'), question, undefined)).toHaveLength(1);
    }
  store.close();
  const again = new Database(file);
  expect(again.prepare('SELECT ord, id FROM d_1 ORDER BY ord').all()).toEqual(before.ids);
  expect(again.prepare('SELECT key, ord FROM i_1 ORDER BY key').all()).toEqual(before.keys);
  again.close();
  rmSync(folder, { recursive: true });
});
