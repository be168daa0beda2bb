import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startRuntime, type Runtime } from './start';

/** A function as one would deploy it: the unmodified SDK, told nothing but the current environment. */
const DEPLOYED = `
import tcb from '@cloudbase/node-sdk';
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
const db = app.database();
export const main = async (event, context) => {
  const { WX_OPENID, TCB_ENV, TRIGGER_SRC } = tcb.getCloudbaseContext(context);
  const visits = db.collection('visits');
  switch (event.action) {
    case 'who': return { WX_OPENID, TCB_ENV, TRIGGER_SRC };
    case 'visit': {
      await db.runTransaction(async (tx) => {
        const one = tx.collection('visits').doc(WX_OPENID);
        const { data } = await one.get();
        await one.set({ count: (data?.count ?? 0) + 1 });
      });
      return (await visits.doc(WX_OPENID).get()).data;
    }
    case 'phone': return (await app.callWxOpenApi({ apiName: 'phonenumber.getPhoneNumber', requestData: { code: event.code } })).result;
    case 'other': return (await app.callFunction({ name: 'probe', data: { action: 'who' } })).result;
    case 'missing': return app.callFunction({ name: 'nobody', data: {} }).catch((error) => ({ code: error.code, message: error.message }));
  }
};`;

let folder: string;
let runtime: Runtime;
const post = async (path: string, body: unknown, token = ''): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', 'x-yima-login': token };
  const response = await fetch(`${runtime.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
};
const fresh = () => post('/_people/login', { fresh: true }) as Promise<{ token: string; openid: string }>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-seam-'));
  await build({
    stdin: { contents: DEPLOYED, resolveDir: __dirname },
    outfile: join(folder, 'functions', 'probe', 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  runtime = await startRuntime({ functions: join(folder, 'functions'), warm: true });
  await post('/_local/admin', { action: 'collection.create', collection: 'visits' });
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});

test('the SDK inside a function reads the identity that the gateway gave', async () => {
  const { token, openid } = await fresh();
  expect(await post('/v1/functions/probe', { action: 'who' }, token)).toEqual({
    WX_OPENID: openid,
    TCB_ENV: 'local',
  });
});

test('it reaches the store over HTTP, transactions included, and the calls are counted', async () => {
  const { token, openid } = await fresh();
  await fetch(`${runtime.url}/_local/stats/reset`, { method: 'POST' });
  await post('/v1/functions/probe', { action: 'visit' }, token);
  const { data } = { data: await post('/v1/functions/probe', { action: 'visit' }, token) };
  expect([data].flat()).toEqual([{ _id: openid, count: 2 }]);
  const stats = runtime.stats.read();
  expect(stats.byAction).toMatchObject({ 'database.startTransaction': 2, 'database.commitTransaction': 2 });
});

test('people of one worker at one time stay themselves', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, fresh));
  const answers = await Promise.all(
    people.map(({ token }) => post('/v1/functions/probe', { action: 'visit' }, token)),
  );
  expect(answers.flat()).toEqual(people.map(({ openid }) => ({ _id: openid, count: 1 })));
});

test('the phone-number button and the interface behind it work as one', async () => {
  const { token } = await fresh();
  const { code } = await post('/_wechat/phone-code', {}, token);
  const { phone } = runtime.people.whois(token)!;
  expect(await post('/v1/functions/probe', { action: 'phone', code }, token)).toMatchObject({
    errcode: 0,
    phone_info: { purePhoneNumber: phone },
  });
  expect(await post('/v1/functions/probe', { action: 'phone', code }, token)).toMatchObject({
    errcode: 40029,
  });
});

test('a function calls another, which sees no user; one that is not there is not found', async () => {
  const { token } = await fresh();
  expect(await post('/v1/functions/probe', { action: 'other' }, token)).toEqual({ TCB_ENV: 'local' });
  expect(await post('/v1/functions/probe', { action: 'missing' }, token)).toMatchObject({
    code: 'FUNCTION_NOT_FOUND',
  });
});
