import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFiles, lockFolder, readSeedState, writeSeedState } from '../data-folder';
import { startRuntime } from '../start';
import { main } from './main';

let folder: string;
const at = (name: string) => join(folder, name);
const run = async (...args: string[]) => {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await main(args, { out: line => lines.out.push(line), err: line => lines.err.push(line) });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
};

const BUNDLE = `exports.main = async ({ adminUrl, wireUrl }) => {
  const ask = async (url, body) => {
    const res = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const answer = await res.json();
    if (answer.code) throw new Error(answer.message);
  };
  await ask(adminUrl, { action: 'collection.create', collection: 'members' });
  await ask(wireUrl, { action: 'database.insertDocument', collectionName: 'members', data: ['{"_id":"m1"}', '{"_id":"m2"}'] });
  if (require('node:fs').existsSync(${'FAIL'})) throw new Error('out of coupons');
  return { people: [{ personId: 'a', openid: 'o-a', name: 'A', role: 'shopper', title: '', phone: '1', note: '' }], demoScene: 'b1', journeys: [] };
};
exports.migrate = async () => require('node:fs').writeFileSync(${'MIGRATED'}, '');`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-seed-'));
  const code = BUNDLE.replace('FAIL', JSON.stringify(at('fail'))).replace(
    'MIGRATED',
    JSON.stringify(at('migrated')),
  );
  writeFileSync(at('seed.js'), code);
});
afterEach(() => rmSync(folder, { recursive: true }));

const seedArgs = () => ['seed', '--functions', 'none', '--seed', at('seed.js')];
const SEEDED = 'seeded: 2 documents in 1 collections, 1 people to log in as';
const exported = async (data: string): Promise<string> => {
  rmSync(at('out'), { recursive: true, force: true });
  expect((await run('export', '--to', at('out'), '--data', data)).code).toBe(0);
  return readFileSync(at('out/members.ndjson'), 'utf8');
};

test('a new folder is filled, stays closed, and is not filled again', async () => {
  expect(await run(...seedArgs(), '--data', at('data'))).toEqual({ code: 0, out: SEEDED, err: '' });
  expect(existsSync(dataFiles(at('data')).lock)).toBe(false);
  expect(readSeedState(at('data'))).toBe('done');
  expect(await exported(at('data'))).toBe('{"_id":"m1"}\n{"_id":"m2"}\n');
  expect(await run(...seedArgs(), '--data', at('data'))).toEqual({
    code: 1,
    out: '',
    err: 'the store holds 2 documents; only an empty one can be seeded: reset it first',
  });
  // what is refused has not been touched
  expect(existsSync(at('migrated'))).toBe(false);
});

test('an empty folder of an earlier start is filled; a seed that was cut short begins anew', async () => {
  await (await startRuntime({ data: at('data') })).close();
  expect(readSeedState(at('data'))).toBe('none');
  expect(await run(...seedArgs(), '--data', at('data'))).toMatchObject({ code: 0, out: SEEDED });
  writeSeedState(at('data'), 'seeding');
  expect(await run(...seedArgs(), '--data', at('data'))).toMatchObject({ code: 0, out: SEEDED });
});

test('an instance that runs is filled at its address, with the people of its seed', async () => {
  const runtime = await startRuntime({ data: at('data') });
  expect(await run('seed', '--url', runtime.url)).toMatchObject({
    code: 1,
    err: 'there is no seed at (none was given)',
  });
  await runtime.close();

  const memory = await startRuntime({ seed: at('seed.js') });
  expect(await run('seed', '--url', memory.url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds 2 documents'),
  });
  await fetch(memory.adminUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"action":"runtime.reset"}',
  });
  expect(memory.people.all().people).toHaveLength(0);
  expect(await run('seed', '--url', memory.url)).toEqual({ code: 0, out: SEEDED, err: '' });
  expect(memory.people.all().people).toHaveLength(1);
  await memory.close();
});

test('a seed that fails leaves an empty store, at an address and in a folder', async () => {
  const runtime = await startRuntime({ data: at('data'), seed: at('seed.js') });
  const reset = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"action":"runtime.reset"}',
  };
  await fetch(runtime.adminUrl, reset);
  writeFileSync(at('fail'), '');
  expect(await run('seed', '--url', runtime.url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('out of coupons'),
  });
  rmSync(at('fail'));
  expect(await run('seed', '--url', runtime.url)).toMatchObject({ code: 0, out: SEEDED });
  await runtime.close();

  writeFileSync(at('fail'), '');
  const args = [...seedArgs(), '--data', at('other')];
  expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('out of coupons') });
  expect(existsSync(dataFiles(at('other')).lock)).toBe(false);
  rmSync(at('fail'));
  expect(await run(...args)).toMatchObject({ code: 0, out: SEEDED });
});

test('from an export: a folder of it, or one file; into a folder or an instance', async () => {
  await run(...seedArgs(), '--data', at('data'));
  await exported(at('data'));
  expect(await run('seed', '--from', at('out'), '--data', at('second'))).toEqual({
    code: 0,
    out: 'imported members: 2',
    err: '',
  });
  const runtime = await startRuntime({});
  const args = ['seed', '--from', at('out/members.ndjson'), '--url', runtime.url];
  expect(await run(...args)).toEqual({ code: 0, out: 'imported members: 2', err: '' });
  expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('holds 2 documents') });
  await runtime.close();
});

test.each([
  ['no bundle', () => ['seed', '--data', at('x'), '--seed', at('none.js')], 'there is no seed at'],
  ['no export', () => ['seed', '--data', at('x'), '--from', at('none')], 'does not exist'],
  [
    'a folder that export did not write',
    () => ['seed', '--data', at('x'), '--from', folder],
    'holds nothing that export wrote',
  ],
  ['nobody at the address', () => ['seed', '--url', 'http://127.0.0.1:9'], 'nothing answers'],
])('%s ends with 1 and a sentence', async (_reason, args, message) => {
  const { code, err } = await run(...args());
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) });
  expect(err).not.toContain('    at ');
  expect(existsSync(at('x'))).toBe(false);
});

test('a folder in use is left alone', async () => {
  mkdirSync(at('data'));
  writeFileSync(dataFiles(at('data')).store, '');
  const release = lockFolder(at('data'));
  const { code, err } = await run(...seedArgs(), '--data', at('data'));
  release();
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is in use; give the address') });
});
