import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seamEnv } from './env';
import { createHost, type FunctionHost } from './host';
import { createInvocations } from './invocations';
import { createFunctionLogs, type FunctionLogs } from './logs';
import type { Caller, FunctionSpec } from './types';

const PROBE = `
let calls = 0;
exports.main = async (event, context) => {
  calls += 1;
  switch (event.action) {
    case 'echo': return { event, context, environment: JSON.parse(context.environment), env: { ...process.env } };
    case 'set': process.env[event.name] = event.value; delete process.env.YIMA_HASH_KEY;
      return { is: process.env[event.name], keys: Object.keys(process.env), gone: process.env.YIMA_HASH_KEY };
    case 'count': return calls;
    case 'nothing': return undefined;
    case 'sleep': await new Promise((done) => setTimeout(done, event.ms)); return event.ms;
    case 'spin': for (;;) {}
    case 'throw': throw new TypeError('bad ' + event.what);
    case 'exit': process.exit(3);
    case 'later': setTimeout(() => { throw new Error('thrown from a timer'); }, 5); await new Promise(() => {}); break;
    case 'reject': Promise.reject(new Error('nobody waits for me')); await new Promise(() => {}); break;
    case 'memory': { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); }
    case 'log':
      console.log('first %s', event.tag); await new Promise((done) => setTimeout(done, event.ms));
      console.error({ tag: event.tag }); process.stdout.write('plain ' + event.tag + '\\n'); return null;
    case 'circular': { const a = {}; a.a = a; return a; }
    case 'large': return 'x'.repeat(event.bytes);
  }
};`;

const shopper: Caller = { source: 'call', openid: 'o-1', unionid: 'u-1', clientIp: '127.0.0.1' };
let folder: string;
let host: FunctionHost;
let logs: FunctionLogs;

const specFor = (name: string, extra: Partial<FunctionSpec> = {}): FunctionSpec => ({
  name,
  file: join(folder, name, 'index.js'),
  exportName: 'main',
  timeoutMs: 5_000,
  memoryMb: 64,
  env: {},
  timers: [],
  ...extra,
});
const write = (name: string, code: string): void => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'index.js'), code);
};
const call = async (
  name: string,
  event: unknown,
  caller: Caller = shopper,
  requestId = 'r-1',
): Promise<unknown> => {
  const outcome = await host.invoke(name, JSON.stringify(event), caller, requestId);
  return outcome.ok ? JSON.parse(outcome.json) : outcome;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-host-'));
  for (const name of ['probe', 'short', 'single']) write(name, PROBE);
  write('broken', 'throw new Error("cannot be loaded")');
  write('changing', 'exports.main = () => 1;');
  write('once', 'exports.main = async (input) => ({ got: input, own: process.env.OWN });');
  logs = createFunctionLogs(() => undefined);
  host = await createHost({
    specs: [
      specFor('probe', { env: { YIMA_HASH_KEY: 'secret' } }),
      specFor('short', { timeoutMs: 150 }),
      specFor('broken'),
      specFor('changing'),
      specFor('single', { instances: 3, concurrency: 1 }),
    ],
    sharedEnv: seamEnv('http://127.0.0.1:1/admin', 'local'),
    envId: 'local',
    appid: 'wx-local',
    logs,
    invocations: createInvocations({ now: () => 1_000, clockOffsetMs: () => 0, attemptOf: () => 1 }),
    now: () => 1_000,
  });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

type Echo = {
  event: unknown;
  context: Record<string, unknown>;
  environment: Record<string, string>;
  env: Record<string, string>;
};

test('a worker knows the seam and its own variables, and nothing of the machine', async () => {
  const { env } = (await call('probe', { action: 'echo' })) as Echo;
  expect(env).toEqual({ ...seamEnv('http://127.0.0.1:1/admin', 'local'), YIMA_HASH_KEY: 'secret' });
});

test('what a function writes into its environment is text, and its own', async () => {
  const written = (await call('probe', { action: 'set', name: 'PORT', value: 80 })) as Record<
    string,
    unknown
  >;
  expect(written).toMatchObject({ is: '80', keys: expect.arrayContaining(['PORT', 'SCF_NAMESPACE']) });
  expect(written).not.toHaveProperty('gone');
  expect(process.env).not.toHaveProperty('PORT');
});

test('identity comes from the caller, never from the payload', async () => {
  const forged = {
    action: 'echo',
    WX_OPENID: 'o-2',
    userInfo: { openId: 'o-2' },
    environment: '{"WX_OPENID":"o-2"}',
  };
  const { environment, event, context } = (await call('probe', forged)) as Echo;
  expect(environment).toMatchObject({
    WX_OPENID: 'o-1',
    WX_UNIONID: 'u-1',
    WX_APPID: 'wx-local',
    TCB_ENV: 'local',
  });
  expect(event).toEqual(forged);
  expect(context).toMatchObject({
    request_id: 'r-1',
    function_name: 'probe',
    time_limit_in_ms: 5_000,
    memory_limit_in_mb: 64,
  });
});

test.each([
  ['a timer', { source: 'timer' }, { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' }],
  ['the HTTP access', { source: 'http' }, { TRIGGER_SRC: 'http', TCB_SOURCE: 'wx_http' }],
] as const)('%s is named as the source and carries no identity', async (_who, caller, expected) => {
  const { environment } = (await call('probe', { action: 'echo', Type: 'Timer' }, caller)) as Echo;
  expect(environment).toMatchObject(expected);
  expect(environment).not.toHaveProperty('WX_OPENID');
});

test('a client cannot pretend to be a timer', async () => {
  const { environment } = (await call('probe', { action: 'echo', Type: 'Timer', TriggerName: 'x' })) as Echo;
  expect(environment).not.toHaveProperty('TRIGGER_SRC');
});

test('many invocations share one thread, each with its own answer', async () => {
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => call('probe', { action: 'sleep', ms: 100 + n })),
  );
  expect(answers).toEqual(Array.from({ length: 60 }, (_, n) => 100 + n));
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(host.list().find(fn => fn.name === 'probe')!.instances).toBeLessThanOrEqual(2);
});

test('with one call at a time, as in the cloud, calls run side by side in threads of their own and the rest waits', async () => {
  const startedAt = performance.now();
  const counts = await Promise.all(
    Array.from({ length: 6 }, () => call('single', { action: 'sleep', ms: 150 })),
  );
  expect(counts).toHaveLength(6);
  expect(performance.now() - startedAt).toBeGreaterThan(290);
  expect(host.list().find(fn => fn.name === 'single')).toMatchObject({
    ...{ instances: 3, maxInstances: 3, concurrency: 1, inFlight: 0, queued: 0, coldStarts: 3 },
  });
});

test.each([
  ['a thrown error', { action: 'throw', what: 'input' }, 'FUNCTIONS_EXECUTE_FAIL', /bad input/],
  ['an ended process', { action: 'exit' }, 'FUNCTIONS_EXECUTE_FAIL', /ended/],
  ['an error outside the call', { action: 'later' }, 'FUNCTIONS_EXECUTE_FAIL', /thrown from a timer/],
  ['a rejection nobody handles', { action: 'reject' }, 'FUNCTIONS_EXECUTE_FAIL', /nobody waits/],
  ['too much memory', { action: 'memory' }, 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', /memory/],
  ['an answer that is no JSON', { action: 'circular' }, 'FUNCTIONS_EXECUTE_FAIL', /circular/],
  ['an answer over 6 MB', { action: 'large', bytes: 6 * 1024 * 1024 }, 'FUNCTIONS_EXECUTE_FAIL', /6 MB/],
])(
  '%s is a platform error and the next call works',
  async (_reason, event, code, message) => {
    expect(await call('probe', event)).toEqual({ ok: false, code, message: expect.stringMatching(message) });
    expect(await call('probe', { action: 'sleep', ms: 1 })).toBe(1);
  },
  20_000,
);

test('a function that returns nothing answers null', async () => {
  expect(await call('probe', { action: 'nothing' })).toBeNull();
});

test.each([
  ['waits too long', { action: 'sleep', ms: 5_000 }],
  ['never gives the thread back', { action: 'spin' }],
])('a call that %s ends at its time limit and does not hurt the next one', async (_reason, event) => {
  expect(await call('short', event)).toMatchObject({
    ok: false,
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: 'Invoking task timed out after 0.15 seconds',
  });
  expect(await call('short', { action: 'sleep', ms: 1 })).toBe(1);
});

test('a bundle that cannot be loaded says why, and warm() fails on it', async () => {
  expect(await call('broken', {})).toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringContaining('cannot be loaded'),
  });
  await expect(host.warm()).rejects.toThrow(/function broken cannot be loaded/);
});

test('an unknown function is not found', async () => {
  expect(await call('nobody', {})).toMatchObject({
    code: 'FUNCTION_NOT_FOUND',
    message: 'Function not found: nobody',
  });
});

test('a changed bundle answers the next call, without a restart', async () => {
  expect(await call('changing', {})).toBe(1);
  write('changing', 'exports.main = () => "two";');
  expect(await call('changing', {})).toBe('two');
});

test('each line is kept under the request that wrote it, also when calls run side by side', async () => {
  await Promise.all([
    call('probe', { action: 'log', tag: 'a', ms: 20 }, shopper, 'req-a'),
    call('probe', { action: 'log', tag: 'b', ms: 5 }, shopper, 'req-b'),
  ]);
  expect(logs.read('probe', { requestId: 'req-a' }).map(({ level, line }) => [level, line])).toEqual([
    ['log', 'first a'],
    ['error', "{ tag: 'a' }"],
    ['log', 'plain a'],
  ]);
  expect(logs.read('probe', { requestId: 'req-b' })).toHaveLength(3);
});

test('a job runs once in a thread of its own with the shared environment', async () => {
  const job = {
    name: 'seed',
    file: join(folder, 'once', 'index.js'),
    exportName: 'main',
    env: { OWN: 'x' },
    timeoutMs: 5_000,
    argument: { a: 1 },
  };
  expect(await host.runOnce(job)).toEqual({ ok: true, json: '{"got":{"a":1},"own":"x"}' });
});

test('cold starts are counted and measured', async () => {
  await call('probe', { action: 'count' });
  const probe = host.list().find(fn => fn.name === 'probe')!;
  expect(probe.coldStarts).toBeGreaterThan(0);
  expect(probe.lastColdStartMs).toBeGreaterThan(0);
  expect(probe.crashes).toBeGreaterThan(0);
});
