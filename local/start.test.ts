import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PeopleFile } from './gateway/people';
import { startRuntime, type Runtime } from './start';

const PROBE = `exports.main = async (event, context) => {
  const environment = JSON.parse(context.environment);
  if (event.action === 'fail') throw new Error('broken');
  if (event.action === 'slow') await new Promise((done) => setTimeout(done, 300));
  if (event.httpMethod) return { statusCode: 201, headers: { 'x-own': 'yes' }, body: JSON.stringify({ event, environment }) };
  global.runs = (global.runs || 0) + 1;
  return { event, environment, runs: global.runs };
};`;
const people: PeopleFile = {
  people: [
    {
      personId: 'g1',
      openid: 'o-guide',
      unionid: 'u-guide',
      name: '林悦',
      role: 'guide',
      title: '导购',
      phone: '13900000001',
      note: '',
    },
  ],
  demoScene: 'b1',
};

let folder: string;
let runtime: Runtime;

type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers };
const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(`${runtime.url}${path}`, init);
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return { status: response.status, body: json ? JSON.parse(text) : {}, text, headers: response.headers };
};
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const admin = async (body: object): Promise<Record<string, unknown>> =>
  (await post('/_local/admin', body)).body;
const login = async (body: object = { personId: 'g1' }): Promise<string> =>
  (await post('/_people/login', body)).body.token as string;
const call = (name: string, event: unknown, token: string): Promise<Answer> =>
  post(`/v1/functions/${name}`, event, { 'x-yima-login': token });

/** A request that `fetch` would tidy up or refuse to send. */
const raw = (options: {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<{ status: number; text: string }> =>
  new Promise((done, fail) => {
    const req = request(
      {
        host: '127.0.0.1',
        port: runtime.port,
        method: options.method ?? 'GET',
        path: options.path,
        headers: options.headers,
      },
      res => {
        let text = '';
        res.on('data', chunk => (text += chunk));
        res.on('end', () => done({ status: res.statusCode!, text }));
      },
    );
    req.on('error', fail);
    req.end(options.body);
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-start-'));
  for (const name of ['probe', 'pos', 'jobs']) {
    mkdirSync(join(folder, 'dist', 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'dist', 'functions', name, 'index.js'), PROBE);
  }
  const jobs = {
    name: 'jobs',
    timeout: 60,
    triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }],
  };
  const probe = { name: 'probe', envVariables: { KEY: '{{env.PROBE_KEY}}' } };
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify({ functions: [probe, jobs] }));
  const app = join(folder, 'dist', 'h5');
  mkdirSync(join(app, 'js'), { recursive: true });
  writeFileSync(join(app, 'index.html'), '<html>app</html>');
  writeFileSync(join(app, 'js', 'app.0123abcd.js'), 'const a = 1;\n'.repeat(500));
  writeFileSync(join(folder, 'secret.txt'), 'words that must stay hidden');
  symlinkSync(join(folder, 'secret.txt'), join(app, 'link.txt'));
  runtime = await startRuntime({ functions: join(folder, 'dist', 'functions'), static: app });
  await admin({ action: 'people.set', ...people });
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => admin({ action: 'fault.clear' }));

test('healthz says ready only when store, functions and seed are', async () => {
  expect((await ask('/healthz')).body).toEqual({ ok: true, store: true, functions: true, seed: true });
});

describe('calls', () => {
  test('the login decides who calls; the answer is what the function returned', async () => {
    const answer = await call('probe', { action: 'x', WX_OPENID: 'o-forged' }, await login());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      event: { action: 'x', WX_OPENID: 'o-forged' },
      environment: { WX_OPENID: 'o-guide', WX_UNIONID: 'u-guide' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['without a login', {}],
    ['with a login nobody has', { 'x-yima-login': 'made-up' }],
  ])('%s nothing runs', async (_reason, headers: Record<string, string>) => {
    expect(await post('/v1/functions/probe', {}, headers)).toMatchObject({
      status: 401,
      body: { code: 'LOGIN_REQUIRED' },
    });
  });

  test.each([
    ['an unknown function', 'nobody', {}, 404, 'FUNCTION_NOT_FOUND'],
    ['a function that throws', 'probe', { action: 'fail' }, 500, 'FUNCTIONS_EXECUTE_FAIL'],
    ['a body that is no JSON', 'probe', '{"a":', 400, 'INVALID_PARAM'],
    ['a body that is a list', 'probe', [], 400, 'INVALID_PARAM'],
    ['a body over 6 MB', 'probe', { a: 'x'.repeat(6 * 1024 * 1024) }, 413, 'EXCEED_REQUEST_SIZE_LIMIT'],
  ])('%s is answered with a code', async (_reason, name, event, status, code) => {
    expect(await call(name, event, await login())).toMatchObject({ status, body: { code } });
  });

  test('100,000 nested levels neither crash the gateway nor the function', async () => {
    const nested = `{"action":"x","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    await call('probe', nested, await login());
    expect((await call('probe', { action: 'x' }, await login())).status).toBe(200);
  });

  test('a GET on a function is not a call', async () => {
    expect(await ask('/v1/functions/probe')).toMatchObject({ status: 405 });
  });
});

describe('foreign pages', () => {
  test.each([
    ['a page of another origin', { origin: 'https://example.com' }],
    ['a name that was pointed to this machine', { host: 'evil.example' }],
  ])('%s can neither log in nor change anything', async (_reason, headers) => {
    const body = JSON.stringify({ fresh: true });
    expect(
      (
        await raw({
          path: '/_people/login',
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        })
      ).status,
    ).toBe(403);
  });

  test.each(['/_people/login', '/_local/admin', '/_wechat/subscribe'])(
    '%s takes no form that a foreign page could send',
    async path => {
      const answer = await raw({
        path,
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{"fresh":true}',
      });
      expect(answer.status).toBe(415);
    },
  );
});

describe('HTTP access', () => {
  test('a path leads to its function, as the request it was and with nobody logged in', async () => {
    const answer = await post(
      '/pos/v1/bills?a=1&b=%E4%B8%80',
      { amount: 1 },
      { 'x-yima-login': await login(), 'x-signature': 's' },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-own')).toBe('yes');
    const { event, environment } = JSON.parse(answer.text);
    expect(event).toMatchObject({
      path: '/pos/v1/bills',
      httpMethod: 'POST',
      queryStringParameters: { a: '1', b: '一' },
      body: '{"amount":1}',
      isBase64Encoded: false,
    });
    expect(event.headers['x-signature']).toBe('s');
    expect(environment).toMatchObject({ TRIGGER_SRC: 'http' });
    expect(environment).not.toHaveProperty('WX_OPENID');
  });

  test('bytes travel as base64, text over 100 KB does not travel', async () => {
    const bytes = await ask('/pos', {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array([1, 2, 255]),
    });
    expect(JSON.parse(bytes.text).event).toMatchObject({ body: 'AQL/', isBase64Encoded: true });
    expect((await post('/pos', { a: 'x'.repeat(100 * 1024) })).status).toBe(413);
  });

  test('a path that only begins alike is not the function', async () => {
    expect((await ask('/position')).status).toBe(404);
  });
});

describe('the files of the app', () => {
  test('the entry is never cached, hashed files always, text is compressed', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, text: '<html>app</html>' });
    expect((await ask('/')).headers.get('cache-control')).toBe('no-cache');
    const script = await ask('/js/app.0123abcd.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.text).toHaveLength(13 * 500);
    const again = await ask('/js/app.0123abcd.js', {
      headers: { 'if-none-match': script.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  test('a browser without gzip gets the plain bytes', async () => {
    const { text } = await raw({ path: '/js/app.0123abcd.js', headers: { 'accept-encoding': 'identity' } });
    expect(text).toHaveLength(13 * 500);
    expect(() => gunzipSync(Buffer.from(text))).toThrow();
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/js/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/index.html%00.js',
    '/%',
    '/js',
    '/js/',
  ])('%s leaves the folder or is no file: not found', async path => {
    const answer = await raw({ path });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('hidden');
  });
});

describe('people', () => {
  test('the login page and the list are there; a login answers who one is', async () => {
    expect((await ask('/_people')).text).toContain('林悦');
    expect((await ask('/_people/list')).body).toMatchObject({ demoScene: 'b1' });
    expect((await post('/_people/login', { personId: 'g1' })).body).toMatchObject({
      openid: 'o-guide',
      name: '林悦',
      role: 'guide',
      to: '/guide/pages/workbench/index',
    });
    expect((await post('/_people/login', { personId: 'nobody' })).status).toBe(404);
    expect((await post('/_people/login', {})).status).toBe(404);
  });

  test('the phone-number button gives a code that belongs to whoever is logged in', async () => {
    const token = await login({ fresh: true });
    const { body } = await ask('/_wechat/phone-code', { method: 'POST', headers: { 'x-yima-login': token } });
    expect(body).toEqual({ code: expect.stringMatching(/^[0-9a-f]{64}$/), expiresIn: 300 });
    expect((await ask('/_wechat/phone-code', { method: 'POST' })).status).toBe(401);
  });

  test('allowing messages needs a login and at most three templates', async () => {
    const headers = { 'x-yima-login': await login() };
    expect((await post('/_wechat/subscribe', { templateIds: ['t1'] }, headers)).body).toEqual({
      t1: 'accept',
    });
    expect((await post('/_wechat/subscribe', { templateIds: ['a', 'b', 'c', 'd'] }, headers)).status).toBe(
      400,
    );
    expect((await post('/_wechat/subscribe', { templateIds: ['t1'] })).status).toBe(401);
  });
});

describe('planned faults', () => {
  const runs = async (token: string): Promise<number> =>
    (await call('probe', { action: 'x' }, token)).body.runs as number;

  test('an error answers instead of the function', async () => {
    const token = await login();
    const before = await runs(token);
    await admin({ action: 'fault.set', match: { function: 'probe' }, kind: 'error', times: 1 });
    expect(await call('probe', { action: 'x' }, token)).toMatchObject({
      status: 500,
      body: { code: 'FUNCTIONS_EXECUTE_FAIL' },
    });
    expect(await runs(token)).toBe(before + 1);
  });

  test('offline: the connection is cut and nothing ran', async () => {
    const token = await login();
    const before = await runs(token);
    await admin({ action: 'fault.set', match: { actionName: 'x', token }, kind: 'offline', times: 1 });
    await expect(call('probe', { action: 'x' }, token)).rejects.toThrow();
    expect(await runs(token)).toBe(before + 1);
  });

  test('a lost answer: the connection is cut, but the function ran', async () => {
    const token = await login();
    const before = await runs(token);
    await admin({ action: 'fault.set', match: { token }, kind: 'lost-answer', times: 1 });
    await expect(call('probe', { action: 'x' }, token)).rejects.toThrow();
    expect(await runs(token)).toBe(before + 2);
  });

  test('a delay holds the call back', async () => {
    const token = await login();
    await admin({ action: 'fault.set', kind: 'delay', ms: 120, times: 1 });
    const startedAt = performance.now();
    expect((await call('probe', { action: 'x' }, token)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  test('another login is not touched', async () => {
    await admin({ action: 'fault.set', match: { token: await login() }, kind: 'error' });
    expect((await call('probe', { action: 'x' }, await login())).status).toBe(200);
  });
});

describe('administration', () => {
  test('a timer can be run now; the function sees the timer as the source', async () => {
    expect(await admin({ action: 'timer.run', name: 'minute' })).toMatchObject({
      result: {
        event: { Type: 'Timer', TriggerName: 'minute', Message: '' },
        environment: { TRIGGER_SRC: 'timer' },
      },
    });
    expect(await admin({ action: 'timer.run', name: 'nobody' })).toMatchObject({ code: 'TIMER_NOT_FOUND' });
  });

  test.each([
    ['an unknown action', { action: 'no.such' }],
    ['an inherited name', { action: 'constructor' }],
    ['a fault of unknown kind', { action: 'fault.set', kind: 'crash' }],
    ['people that are no list', { action: 'people.set', people: {} }],
    [
      'a failure without a number',
      { action: 'openapi.fail', apiName: 'phonenumber.getPhoneNumber', errcode: '40029' },
    ],
  ])('%s is refused', async (_reason, body) => {
    expect(await admin(body)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('functions, open APIs and logs can be looked at', async () => {
    expect(await admin({ action: 'functions.list' })).toMatchObject({
      functions: [{ name: 'jobs' }, { name: 'pos' }, { name: 'probe' }],
    });
    expect((await admin({ action: 'openapi.list' })).names).toContain('phonenumber.getPhoneNumber');
    await call('probe', { action: 'fail' }, await login());
    expect((await admin({ action: 'logs.read', name: 'probe', limit: 1 })).lines).toMatchObject([
      { level: 'error', line: expect.stringContaining('broken') },
    ]);
  });

  test('database calls are counted, and the counters can be reset', async () => {
    await post('/admin', { action: 'database.startTransaction' });
    expect((await ask('/_local/stats')).body).toMatchObject({
      total: expect.any(Number),
      byAction: { 'database.startTransaction': 1 },
    });
    await ask('/_local/stats/reset', { method: 'POST' });
    expect((await ask('/_local/stats')).body).toMatchObject({ total: 0, byAction: {} });
  });
});
