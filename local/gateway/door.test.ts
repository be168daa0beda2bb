import { request } from 'node:http';
import { seamEnv } from '../functions/env';
import { startRuntime, type Runtime } from '../start';
import { doorProblem } from './door';

const TOKEN = 'a-token-nobody-guesses';
let runtime: Runtime;
beforeAll(async () => {
  runtime = await startRuntime({ host: '0.0.0.0', token: TOKEN });
});
afterAll(() => runtime.close());

type Answer = { status: number; headers: Record<string, unknown>; text: string };
const ask = (path: string, headers = {}, method = 'GET', body = ''): Promise<Answer> =>
  new Promise((done, fail) => {
    const req = request({ host: '127.0.0.1', port: runtime.port, path, method, headers }, res => {
      let text = '';
      res.on('data', chunk => (text += chunk));
      res.on('end', () => done({ status: res.statusCode!, headers: res.headers, text }));
    });
    req.on('error', fail);
    req.end(body);
  });
const json = { 'content-type': 'application/json' };
const list = JSON.stringify({ action: 'collection.list' });

test.each([
  ['/'],
  ['/_console'],
  ['/_people/list'],
  ['/_t/another-token-that-is-long/_console'],
  [`/_t/${TOKEN.slice(0, -1)}/_console`],
  [`/_console?token=${TOKEN}`],
])('%s without the right token shows nothing', async path => {
  expect(await ask(path)).toMatchObject({ status: 401, text: expect.stringContaining('TOKEN_REQUIRED') });
});

test.each(['/admin', '/_local/admin', '/v1/functions/x', '/_people/login', '/pos'])(
  'POST %s without the token changes nothing',
  async path => {
    expect((await ask(path, json, 'POST', list)).status).toBe(401);
  },
);

test('health may be asked for by anybody, files by whoever has a signed link', async () => {
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/_storage/a.txt')).status).toBe(403);
});

test('the token is taken from the address, from a header, and from the cookie of a first visit', async () => {
  expect((await ask(`/_t/${TOKEN}/_local/admin`, json, 'POST', list)).status).toBe(200);
  expect((await ask('/_local/admin', { ...json, 'x-yima-token': TOKEN }, 'POST', list)).status).toBe(200);
  const visit = await ask(`/_t/${TOKEN}/_console?a=1`, { accept: 'text/html' });
  expect(visit).toMatchObject({ status: 303, headers: { location: '/_console?a=1' } });
  const [cookie] = visit.headers['set-cookie'] as string[];
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(TOKEN);
  expect((await ask('/_console', { cookie: cookie!.split(';')[0] })).status).toBe(200);
});

test('the way out after the first visit cannot lead to another site', async () => {
  const visit = await ask(`/_t/${TOKEN}//evil.example`, { accept: 'text/html' });
  expect(visit.status).toBe(401);
});

test('another site is refused even with the token', async () => {
  const headers = { ...json, 'x-yima-token': TOKEN, origin: 'http://evil.example' };
  expect((await ask('/_local/admin', headers, 'POST', list)).status).toBe(403);
});

test('the unmodified SDK gets in by its address', async () => {
  Object.assign(process.env, seamEnv(runtime.wireUrl, 'local'));
  const sdk = (await import('@cloudbase/node-sdk')).default;
  const db = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV as unknown as string }).database();
  await db.createCollection('things');
  await db.collection('things').add({ _id: 'a' });
  expect((await db.collection('things').get()).data).toEqual([{ _id: 'a' }]);
});

test.each([
  ['this machine needs no token', '127.0.0.1', null, null],
  ['by name neither', 'localhost', null, null],
  ['everybody needs one', '0.0.0.0', null, /--token/],
  ['so does the local network', '192.168.1.2', null, /--token/],
  ['a short one is none', '0.0.0.0', 'short', /16 to 200/],
  ['also here', '127.0.0.1', 'short', /16 to 200/],
])('%s', (_reason, host, token, problem) => {
  const found = doorProblem(host, token);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});

test('a start without the token it needs fails before anything listens', async () => {
  await expect(startRuntime({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'ADDRESS_UNUSABLE' });
});

test('an address that is not of this machine is named', async () => {
  await expect(startRuntime({ host: '203.0.113.1', token: TOKEN })).rejects.toMatchObject({
    code: 'ADDRESS_UNUSABLE',
    message: expect.stringContaining('203.0.113.1'),
  });
});
