import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TILL_USAGE, tillCommand } from '../../migrations/till-keys';
import { startMall, type Mall } from './harness';
import { signedPost } from './support/till';
import { whole } from './support/whole';

let mall: Mall;
let folder: string;
beforeAll(async () => {
  mall = await startMall();
  folder = mkdtempSync(join(tmpdir(), 'yima-keys-'));
}, 60_000);
afterAll(async () => {
  await mall?.close();
  rmSync(folder, { recursive: true, force: true });
});

const tills = (...args: string[]) => tillCommand(mall.deps, args);
const add = (file: string, over: Record<string, string> = {}) =>
  tills('add', ...Object.entries({ '--store': 'st_north', '--terminal': 'K1', '--name': '一号', '--out': file, ...over }).flat());
const ask = async (file: string) =>
  (await signedPost(mall, JSON.parse(readFileSync(file, 'utf8')), 'reverse', { requestId: mall.newRequest(), redemptionId: 'rd_none' })).body.code;

test('a key is made for a till, kept in a file of its owner, listed without its secret, changed and revoked', async () => {
  const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
  await add(first);
  expect(statSync(first).mode & 0o777).toBe(0o600);
  expect(await ask(first)).toBe('REDEMPTION_NOT_FOUND');
  await add(second);
  const { keyId, secret } = JSON.parse(readFileSync(first, 'utf8'));
  expect(await tills('revoke', '--key', keyId)).toContain(keyId);
  expect([await ask(first), await ask(second)]).toEqual(['TILL_KEY_REVOKED', 'REDEMPTION_NOT_FOUND']);
  const list = await tills('list', '--store', 'st_north');
  expect(list.split('\n').map(row => row.split('\t')[3])).toEqual(['revoked', 'active']);
  expect(list).not.toContain(secret);
  await expect(tills('revoke', '--key', keyId)).rejects.toThrow('no active key');
});

test('nothing is made where its secret could not be kept, or for a store that is not there', async () => {
  const before = await whole(mall.deps.db, 'tills');
  const there = join(folder, 'first.json');
  await expect(add(there)).rejects.toThrow('EEXIST');
  await expect(add(join(folder, 'none', 'key.json'))).rejects.toThrow('ENOENT');
  await expect(add(join(folder, 'third.json'), { '--store': 'st_none' })).rejects.toThrow('no store st_none');
  await expect(tills('add', '--store', 'st_north')).rejects.toThrow('--terminal is needed');
  expect(await whole(mall.deps.db, 'tills')).toEqual(before);
});

test.each([[[]], [['help']], [['constructor']]])('says how it is used: %j', async args => {
  expect(await tills(...args)).toBe(TILL_USAGE);
});
