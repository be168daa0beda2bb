import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeholderNames, readFunctions } from './config';
import { localEnv } from './env';

let folder: string;
const configured = {
  functions: [
    {
      name: 'jobs',
      handler: 'index.run',
      timeout: 60,
      memorySize: 512,
      envVariables: { A_KEYS: '{{env.A_KEYS}}', MODE: 'plain', B: '{{ env.B_KEY }}' },
      triggers: [
        { name: 'minute', type: 'timer', config: '0 * * * * * *' },
        { name: 'queue', type: 'ckafka', config: '' },
      ],
    },
    { name: 'unbuilt' },
  ],
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-config-'));
  for (const name of ['jobs', 'extra']) {
    mkdirSync(join(folder, 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'functions', name, 'index.js'), '');
  }
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify(configured));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (env: Record<string, string>) =>
  readFunctions({
    functionRoot: join(folder, 'functions'),
    configFile: join(folder, 'cloudbaserc.json'),
    localEnv: env,
  });

test('a function is what its bundle and its configuration say; one without configuration gets the defaults of the platform', () => {
  expect(read({ A_KEYS: 'a', B_KEY: 'b' })).toEqual([
    {
      name: 'extra',
      file: join(folder, 'functions/extra/index.js'),
      exportName: 'main',
      timeoutMs: 20_000,
      memoryMb: 256,
      env: {},
      timers: [],
    },
    {
      name: 'jobs',
      file: join(folder, 'functions/jobs/index.js'),
      exportName: 'run',
      timeoutMs: 60_000,
      memoryMb: 512,
      env: { A_KEYS: 'a', MODE: 'plain', B: 'b' },
      timers: [{ name: 'minute', config: '0 * * * * * *', message: undefined }],
    },
  ]);
});

test('a placeholder without a value stops the start', () => {
  expect(() => read({ A_KEYS: 'a' })).toThrow('no value for {{env.B_KEY}}');
});

test('the names of the placeholders are those of the functions, once each', () => {
  expect(placeholderNames(join(folder, 'cloudbaserc.json'))).toEqual(['A_KEYS', 'B_KEY']);
  expect(placeholderNames(join(folder, 'nothing.json'))).toEqual([]);
});

test('keys are made once, kept for the owner alone, and differ', () => {
  let n = 0;
  const deps = { randomBytes: (bytes: number) => Buffer.alloc(bytes, (n += 1)) };
  const file = join(folder, 'functions.env');
  const first = localEnv(['A_KEYS', 'B_KEY'], file, {}, deps);
  expect(first.A_KEYS).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
  expect(Buffer.from(first.B_KEY!, 'base64')).toHaveLength(32);
  expect(first.A_KEYS).not.toContain(first.B_KEY);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(localEnv(['A_KEYS', 'B_KEY', 'C_KEY'], file, {}, deps)).toEqual({
    ...first,
    C_KEY: expect.any(String),
  });
  expect(readFileSync(file, 'utf8')).toContain('C_KEY=');
});

test('a given value wins and is not written down', () => {
  const file = join(folder, 'functions.env');
  expect(
    localEnv(['A_KEYS'], file, { A_KEYS: 'mine' }, { randomBytes: bytes => Buffer.alloc(bytes) }),
  ).toEqual({ A_KEYS: 'mine' });
  expect(() => statSync(file)).toThrow();
});
