import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { dataFiles, lockFolder } from '../data-folder';
import { help } from './arguments';
import { main } from './main';

const root = join(__dirname, '..', '..');
/** Inside node_modules, so that the bundle finds its native packages. */
const built = join(root, 'node_modules', '.cache', `yima-cli-test-${process.pid}`);
let folder: string;

beforeAll(async () => {
  const entryPoints = { cli: join(root, 'local/cli.ts'), worker: join(root, 'local/functions/worker.ts') };
  const tsconfig = join(root, 'tsconfig.node.json');
  await build({
    entryPoints,
    tsconfig,
    outdir: built,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql', 'esbuild'],
  });
});
afterAll(() => rmSync(built, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = async (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await main(args, { out: line => lines.out.push(line), err: line => lines.err.push(line) });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
};

type Started = { child: ChildProcess; url: string; output: () => string; ended: Promise<number | null> };
const startProcess = (...args: string[]): Promise<Started> =>
  new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [join(built, 'cli.js'), 'start', '--port', '0', '--static', 'nothing', '--seed', 'nothing', ...args],
      { cwd: folder },
    );
    let text = '';
    const ended = new Promise<number | null>(end => child.once('exit', code => end(code)));
    const take = (chunk: Buffer): void => {
      text += chunk.toString();
      const ready = /^ready (http:\S+)\/$/m.exec(text);
      if (ready) done({ child, url: ready[1]!, output: () => text, ended });
    };
    child.stdout!.on('data', take);
    child.stderr!.on('data', take);
    void ended.then(code => fail(new Error(`ended with ${code}: ${text}`)));
  });

test('help says what there is', async () => {
  expect(await run('--help')).toEqual({ code: 0, out: help, err: '' });
});

test('a command line that is not understood ends with 2 and the help', async () => {
  const { code, err } = await run('begin');
  expect(code).toBe(2);
  expect(err).toContain('unknown command "begin"');
  expect(err).toContain(help);
});

test('a port that is taken is named, with what to do, and the folder is given back', async () => {
  const other = createServer();
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  const { code, err } = await run(
    'start',
    '--port',
    String(port),
    '--data',
    join(folder, 'data'),
    '--functions',
    'none',
  );
  await new Promise(done => other.close(done));
  expect({ code, err }).toEqual({
    code: 1,
    err: `port ${port} is taken by another program; choose another with --port`,
  });
  expect(existsSync(dataFiles(join(folder, 'data')).lock)).toBe(false);
});

test.each([['start', '--port', '0', '--functions', 'none'], ['reset']])(
  '%s refuses a folder that another instance uses',
  async (...args) => {
    const data = join(folder, 'data');
    const release = lockFolder(data);
    writeFileSync(dataFiles(data).store, 'precious');
    const { code, err } = await run(...args, '--data', data);
    release();
    expect(code).toBe(1);
    expect(err).toContain('in use by another running instance');
    expect(existsSync(dataFiles(data).store)).toBe(true);
  },
);

test('reset empties a folder, and has nothing to do without one', async () => {
  const data = join(folder, 'data');
  expect((await run('reset', '--data', data)).out).toContain('nothing to reset');
  mkdirSync(data);
  for (const file of [dataFiles(data).store, dataFiles(data).people]) writeFileSync(file, '');
  expect((await run('reset', '--data', data)).code).toBe(0);
  expect(readdirSync(data)).toEqual([]);
});

test('the bundled command line serves until it is told to end, and leaves nothing locked', async () => {
  mkdirSync(join(folder, 'functions', 'hello'), { recursive: true });
  writeFileSync(join(folder, 'functions', 'hello', 'index.js'), 'exports.main = async () => "hello";');
  const { url, child, ended, output } = await startProcess('--data', 'data', '--functions', 'functions');
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true });
  const login = (await (
    await fetch(`${url}/_people/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"fresh":true}',
    })
  ).json()) as { token: string };
  const answer = await fetch(`${url}/v1/functions/hello`, {
    method: 'POST',
    headers: { 'x-yima-login': login.token },
    body: '{}',
  });
  expect(await answer.json()).toBe('hello');
  expect(output()).toContain(`${url}/`);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(dataFiles(join(folder, 'data')).lock)).toBe(false);
}, 20_000);

test('after kill -9 the folder can be used again; quiet prints the ready line alone', async () => {
  const first = await startProcess('--data', 'data', '--functions', 'none');
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await startProcess('--data', 'data', '--functions', 'none', '--quiet');
  expect(second.output()).toBe(`ready ${second.url}/\n`);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
}, 20_000);

test('in memory the start names the file of the key of the till, and it is gone at the end', async () => {
  writeFileSync(
    join(folder, 'seed.js'),
    'exports.main = async () => ({ people: [], demoScene: "x", journeys: [], posKey: { keyId: "tk_1", secret: "s" } });',
  );
  const { child, ended, output, url } = await startProcess(
    '--memory',
    '--functions',
    'none',
    '--seed',
    'seed.js',
  );
  const [, address, file] = /till +npm run pos -- time --url (\S+) --key (\S+)/.exec(output())!;
  expect(address).toBe(url);
  expect(JSON.parse(readFileSync(file!, 'utf8'))).toEqual({ keyId: 'tk_1', secret: 's' });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(dirname(file!))).toBe(false);
}, 20_000);
