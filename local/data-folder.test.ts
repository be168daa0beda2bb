import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearData, dataFiles, lockFolder, readSeedState, StartError, writeSeedState } from './data-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder belongs to one living process at a time, and is free again afterwards', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(StartError);
  expect(() => lockFolder(folder)).toThrow(`in use by another running instance (process ${process.pid})`);
  release();
  lockFolder(folder)();
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: null })],
  ['a number that was given to another process since', JSON.stringify({ pid: process.pid, startedAt: '1' })],
  ['a file that was cut short by a crash', '{"pid":'],
])('the lock of %s is taken over', (_reason, content) => {
  writeFileSync(dataFiles(folder).lock, content);
  lockFolder(folder)();
});

test('a missing folder is made', () => {
  const release = lockFolder(join(folder, 'a', 'b'));
  expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
  release();
});

test('clearing removes the files of the runtime and nothing else', () => {
  const files = dataFiles(folder);
  for (const file of [
    files.store,
    `${files.store}-wal`,
    files.people,
    files.logins,
    files.env,
    files.log,
    join(folder, 'mine.txt'),
  ])
    writeFileSync(file, '');
  writeSeedState(folder, 'done');
  clearData(folder, { keys: false });
  expect(readdirSync(folder).sort()).toEqual(['functions.env', 'mine.txt', 'runtime.log']);
  clearData(folder, { keys: true });
  expect(readdirSync(folder)).toEqual(['mine.txt']);
});

test('how far the seed got is remembered', () => {
  expect(readSeedState(folder)).toBeNull();
  writeSeedState(folder, 'seeding');
  expect(readSeedState(folder)).toBe('seeding');
});
