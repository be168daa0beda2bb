import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFiles, readSeedState } from '../data-folder';
import { startRuntime, type Runtime } from '../start';
import { main } from './main';

let folder: string;
let runtime: Runtime;
const at = (name: string) => join(folder, name);

const run = async (...args: string[]) => {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await main(args, { out: line => lines.out.push(line), err: line => lines.err.push(line) });
  return { code, out: lines.out, err: lines.err.join('\n') };
};
const lines = '{"_id":"a","n":{"$numberInt":"1"}}\n{"_id":"b","n":{"$numberInt":"2"}}\n';

/** A folder as export writes it. */
const writeExport = (name: string, text = lines) => {
  mkdirSync(at(name));
  writeFileSync(at(`${name}/things.ndjson`), text);
  const indexes = [{ name: 'n', keys: [['n', 1]], unique: true }];
  writeFileSync(at(`${name}/collections.json`), JSON.stringify([{ collection: 'things', indexes }]));
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-transfer-'));
  runtime = await startRuntime({ data: at('live') });
});
afterEach(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});

test('import, export, backup and restore with an instance that runs', async () => {
  const url = ['--url', `${runtime.url}/`];
  writeExport('in');
  expect(await run('import', '--from', at('in'), ...url)).toEqual({
    code: 0,
    out: ['imported things: 2'],
    err: '',
  });
  expect((await run('backup', '--to', at('one.backup'), ...url)).code).toBe(0);
  writeExport('more', '{"_id":"c","n":{"$numberInt":"3"}}\n');
  await run('import', '--from', at('more'), ...url);
  expect(await run('restore', '--from', at('one.backup'), ...url)).toMatchObject({ code: 0, err: '' });
  expect(await run('export', '--to', at('out'), ...url)).toEqual({
    code: 0,
    out: ['exported things: 2'],
    err: '',
  });
  expect(readFileSync(at('out/things.ndjson'), 'utf8')).toBe(lines);
  expect(JSON.parse(readFileSync(at('out/collections.json'), 'utf8'))).toEqual([
    { collection: 'things', indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] },
  ]);
});

test('the same with a folder that nobody uses; the seed leaves alone what was brought there', async () => {
  const data = ['--data', at('other')];
  writeExport('in');
  expect((await run('import', '--from', at('in'), ...data)).code).toBe(0);
  expect(readSeedState(at('other'))).toBe('done');
  expect((await run('backup', '--to', at('one.backup'), ...data)).code).toBe(0);
  expect((await run('restore', '--from', at('one.backup'), '--data', at('third'))).code).toBe(0);
  expect((await run('export', '--to', at('out'), '--data', at('third'), '--collection', 'things')).code).toBe(
    0,
  );
  expect(readFileSync(at('out/things.ndjson'), 'utf8')).toBe(lines);
  expect(existsSync(dataFiles(at('third')).lock)).toBe(false);
});

test.each([
  ['a folder in use', () => ['backup', '--to', at('x'), '--data', at('live')], 'is in use; give the address'],
  [
    'a folder without a store',
    () => ['backup', '--to', at('x'), '--data', at('none')],
    'there is no store in',
  ],
  [
    'an address where nobody is',
    () => ['backup', '--to', at('x'), '--url', 'http://127.0.0.1:9'],
    'nothing answers',
  ],
  [
    'a backup that is not there',
    () => ['restore', '--from', at('x'), '--url', runtime.url],
    'does not exist',
  ],
  ['a folder that is not there', () => ['import', '--from', at('x'), '--url', runtime.url], 'does not exist'],
  ['a folder that is not empty', () => ['export', '--to', folder, '--url', runtime.url], 'is not empty'],
  [
    'a collection that is not there',
    () => ['export', '--to', at('x'), '--collection', 'no', '--url', runtime.url],
    'no collection no',
  ],
])('%s ends with 1 and a sentence', async (_reason, args, message) => {
  const { code, err } = await run(...args());
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) });
  expect(err).not.toContain('    at ');
});

test('an import that breaks a rule names file and line; replace puts documents in their place', async () => {
  const url = ['--url', runtime.url];
  writeExport('in');
  writeExport('again', '{"_id":"z","n":{"$numberInt":"9"}}\n{"_id":"b","n":{"$numberInt":"1"}}\n');
  await run('import', '--from', at('in'), ...url);
  const refused = await run('import', '--from', at('again'), '--mode', 'replace', ...url);
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringMatching(/things\.ndjson, after line 0: line 2: .*E11000/),
  });
  writeFileSync(at('again/things.ndjson'), '{"_id":"b","n":{"$numberInt":"7"}}');
  expect((await run('import', '--from', at('again'), '--mode', 'replace', ...url)).code).toBe(0);
  await run('export', '--to', at('out'), ...url);
  expect(readFileSync(at('out/things.ndjson'), 'utf8')).toContain('{"_id":"b","n":{"$numberInt":"7"}}');
});

test('an instance that asks for a token gets it', async () => {
  const token = 'a-secret-that-nobody-guesses-0123456789';
  const guarded = await startRuntime({ data: at('guarded'), token });
  const args = ['backup', '--url', guarded.url, '--to'];
  expect(await run(...args, at('no.backup'))).toMatchObject({ code: 1 });
  expect(await run(...args, at('yes.backup'), '--token', token)).toMatchObject({ code: 0, err: '' });
  await guarded.close();
});

test.each([
  ['no target', ['backup'], '--to is missing'],
  ['no source', ['restore'], '--from is missing'],
  ['another mode', ['import', '--from', 'x', '--mode', 'merge'], '--mode must be insert or replace'],
  [
    'an address with a path',
    ['export', '--to', 'x', '--url', 'http://127.0.0.1:1/x'],
    '--url must be an address',
  ],
])('%s ends with 2 and the help', async (_reason, args, message) => {
  const { code, err } = await run(...args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});
