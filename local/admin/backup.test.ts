import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import Database from 'libsql';
import { openStorage } from '../storage/storage';
import type { FileStore } from '../storage/files';
import { openStore, type Store } from '../store/open';
import { backupAdmin } from './backup';
import { adminHandlers } from './indexes';

let folder: string;
let store: Store;
let files: FileStore;
let time = 1000;
const at = (name: string) => join(folder, name);
const storageIn = (name: string | null) =>
  openStorage({
    folder: name,
    envId: 'local',
    now: () => time,
    origin: () => '',
    randomBytes: n => Buffer.from(Array.from({ length: n }, () => Math.floor(Math.random() * 256))),
  }).files;

const admin = async (action: string, params = {}) =>
  ({ ...adminHandlers(store), ...backupAdmin({ store, files }) })[action]!(params);
const put = (path: string, content: string) =>
  files.put(path, 'text/plain', Readable.from([Buffer.from(content)], { objectMode: false }));
const contents = async (of = files) =>
  Object.fromEntries(
    await Promise.all(of.list().map(async file => [file.path, await text(await of.read(file))] as const)),
  );
const ids = async () =>
  ((await admin('collection.export', { collection: 'c', after: 0 })) as { lines: string[] }).lines;
const add = (id: string) =>
  admin('collection.import', { collection: 'c', lines: [`{"_id":"${id}"}`], mode: 'insert' });
const changed = (name: string, change: string) => {
  const sql = new Database(at(name));
  sql.exec(change);
  sql.close();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-backup-'));
  store = openStore({ file: at('store.sqlite'), now: () => time });
  files = storageIn(at('storage'));
  await add('a');
  await put('brand/p.txt', 'first');
  await put('brand/q.txt', 'second');
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test('one file holds documents and files; a restore brings both back as they were', async () => {
  expect(await admin('store.backup', { file: at('deep/one.backup') })).toMatchObject({ files: 2 });
  expect(readdirSync(at('deep'))).toEqual(['one.backup']);
  time = 2000;
  await add('b');
  await put('brand/p.txt', 'changed');
  await put('more.txt', 'more');
  await files.remove('brand/q.txt');
  expect(await admin('store.restore', { file: at('deep/one.backup') })).toEqual({ collections: 1, files: 2 });
  expect(await ids()).toEqual(['{"_id":"a"}']);
  const expected = { 'brand/p.txt': 'first', 'brand/q.txt': 'second' };
  expect(await contents()).toEqual(expected);
  expect(files.find('brand/p.txt')).toMatchObject({ contentType: 'text/plain', updatedAt: 1000, size: 5 });
  // as a restart finds them, and nothing is left behind
  expect(await contents(storageIn(at('storage')))).toEqual(expected);
  expect(readdirSync(at('storage/files')).filter(name => name.endsWith('.bin'))).toHaveLength(2);
});

test('from and into memory', async () => {
  await admin('store.backup', { file: at('one.backup') });
  store.close();
  store = openStore({ file: ':memory:', now: () => time });
  files = storageIn(null);
  await admin('store.restore', { file: at('one.backup') });
  expect(await contents()).toEqual({ 'brand/p.txt': 'first', 'brand/q.txt': 'second' });
  expect(await admin('store.backup', { file: at('two.backup') })).toMatchObject({ files: 2 });
});

test('a file that is replaced or removed while a backup is made is in it as it was', async () => {
  const release = files.hold();
  const [first] = files.list();
  await put('brand/p.txt', 'changed');
  await files.remove('brand/p.txt');
  expect(await text(await files.read(first!))).toBe('first');
  await release();
  await expect(files.read(first!)).rejects.toThrow('ENOENT');
  expect(await contents()).toEqual({ 'brand/q.txt': 'second' });
});

test('an older backup without files brings back the documents and leaves the files alone', async () => {
  store.backup(at('old.backup'));
  changed('old.backup', "UPDATE meta SET value = '1' WHERE key = 'schemaVersion'");
  await add('b');
  expect(await admin('store.restore', { file: at('old.backup') })).toEqual({ collections: 1, files: null });
  expect(await ids()).toEqual(['{"_id":"a"}']);
  expect(Object.keys(await contents())).toEqual(['brand/p.txt', 'brand/q.txt']);
});

test.each([
  ['a newer one', "UPDATE meta SET value = '99' WHERE key = 'schemaVersion'", 'schema version 99'],
  [
    'one with other bytes',
    "UPDATE files SET bytes = 'x' WHERE path = 'brand/q.txt'",
    'brand/q.txt in the backup is damaged',
  ],
  [
    'one with a path that leads out',
    "UPDATE files SET path = '../x' WHERE path = 'brand/q.txt'",
    'must not contain',
  ],
  [
    'one with another table of files',
    'DROP TABLE files; CREATE TABLE files (a)',
    'files of the backup cannot be read',
  ],
  ['one without its documents', 'DROP TABLE d_1', 'd_1'],
])('%s is refused and neither documents nor files change', async (_reason, change, message) => {
  await admin('store.backup', { file: at('bad.backup') });
  changed('bad.backup', change);
  await add('b');
  await put('brand/p.txt', 'changed');
  const before = readdirSync(at('storage/files')).sort();
  await expect(admin('store.restore', { file: at('bad.backup') })).rejects.toThrow(message);
  expect(await ids()).toEqual(['{"_id":"a"}', '{"_id":"b"}']);
  expect(await contents()).toEqual({ 'brand/p.txt': 'changed', 'brand/q.txt': 'second' });
  expect(readdirSync(at('storage/files')).sort()).toEqual(before);
});

test('a backup does not overwrite; one that fails leaves nothing', async () => {
  await admin('store.backup', { file: at('one.backup') });
  await expect(admin('store.backup', { file: at('one.backup') })).rejects.toThrow('exists already');
  rmSync(at('storage/files'), { recursive: true });
  await expect(admin('store.backup', { file: at('two.backup') })).rejects.toThrow('ENOENT');
  expect(readdirSync(folder).filter(name => name.includes('two'))).toEqual([]);
});

test('paths are absolute', async () => {
  await expect(admin('store.backup', { file: 'here' })).rejects.toThrow('absolute');
  await expect(admin('store.restore', { file: 'here' })).rejects.toThrow('absolute');
  await expect(admin('store.restore', { file: at('none') })).rejects.toThrow('does not exist');
  expect(existsSync(at('none'))).toBe(false);
});
