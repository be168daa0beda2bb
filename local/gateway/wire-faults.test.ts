import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startRuntime, type Runtime } from '../start';

/** A function as one would deploy it: three writes, a transaction, and what it does when a write fails. */
const DEPLOYED = `
import tcb from '@cloudbase/node-sdk';
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
const db = app.database();
const steps = db.collection('steps');
const loadedAt = Date.now;
export const main = async (event) => {
  switch (event.action) {
    case 'three':
      for (const n of [1, 2, 3]) await steps.add({ _id: event.requestId + '-' + n, n });
      return 'done';
    case 'careful':
      try { await steps.add({ _id: event.requestId }); return 'done'; }
      catch (error) { return { code: error.code, message: error.message }; }
    case 'stubborn':
      for (let n = 0; n < 5; n++) await steps.add({ _id: event.requestId + '-' + n }).catch(() => undefined);
      return 'done';
    case 'transfer':
      return db.runTransaction(async (tx) => {
        const one = tx.collection('steps').doc('total');
        const { data } = await one.get();
        await one.set({ n: (data ? data.n : 0) + 1 });
        return 'done';
      }, 0).catch((error) => ({ code: error.code }));
    case 'clock':
      return {
        now: Date.now(), made: new Date().getTime(), kept: loadedAt(), called: Date.parse(Date()), fixed: new Date(5).getTime(),
        isDate: new Date() instanceof Date && new Date().constructor === Date, server: null,
      };
  }
};`;

let folder: string;
let runtime: Runtime;
let token: string;
let runs = 0;
const post = async (
  path: string,
  body: unknown,
  headers = {},
): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${runtime.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const admin = async (body: object): Promise<Record<string, never>> =>
  (await post('/_local/admin', body)).body as Record<string, never>;
const call = (action: string, requestId = `r${(runs += 1)}`, login = token) =>
  post('/v1/functions/probe', { action, requestId }, { 'x-yima-login': login });
const stored = async (): Promise<string[]> => {
  const { data } = (await post('/admin', { action: 'database.getDocument', collectionName: 'steps' }))
    .body as {
    data: { list: string[] };
  };
  return data.list.map(text => (JSON.parse(text) as { _id: string })._id);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yima-faults-'));
  await build({
    stdin: { contents: DEPLOYED, resolveDir: __dirname },
    outfile: join(folder, 'functions', 'probe', 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  runtime = await startRuntime({ functions: join(folder, 'functions'), warm: true });
  await admin({ action: 'collection.create', collection: 'steps' });
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await admin({ action: 'runtime.reset', keep: 'collections' });
  token = ((await post('/_people/login', { fresh: true })).body as { token: string }).token;
});

describe('a crash between two database calls', () => {
  test.each([
    ['before the first', { at: 1, when: 'before' }, []],
    ['after the first', { at: 1 }, ['x-1']],
    ['before the second', { at: 2, when: 'before' }, ['x-1']],
    ['after the second', { at: 2, when: 'after' }, ['x-1', 'x-2']],
    ['after the last', { at: 3 }, ['x-1', 'x-2', 'x-3']],
  ])('%s leaves what was done until then', async (_where, point, left) => {
    await admin({ action: 'fault.set', kind: 'crash', ...point, times: 1 });
    expect(await call('three', 'x')).toMatchObject({
      status: 500,
      body: { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining('ended') },
    });
    expect(await stored()).toEqual(left);
    expect(await call('three', 'y')).toMatchObject({ status: 200, body: 'done' });
  });

  test('code that goes on after its crash is not heard', async () => {
    await admin({ action: 'fault.set', kind: 'crash', at: 2, times: 1 });
    // somebody else keeps the thread alive, so that the dead one could go on
    await admin({ action: 'fault.set', kind: 'db-delay', ms: 200, match: { actionName: 'careful' } });
    const other = call('careful', 'alive');
    await new Promise(done => setTimeout(done, 30));
    expect((await call('stubborn', 'dead')).status).toBe(500);
    expect((await other).body).toBe('done');
    expect((await stored()).sort()).toEqual(['alive', 'dead-0', 'dead-1']);
  });

  test('the number of database calls is known, so that every point can be tried', async () => {
    await call('three');
    await call('transfer');
    expect((await admin({ action: 'calls.recent', name: 'probe', limit: 2 })).calls).toMatchObject([
      { actionName: 'transfer', databaseCalls: 4, code: null },
      { actionName: 'three', databaseCalls: 3, source: 'call' },
    ]);
  });
});

describe('single database calls', () => {
  test('an error: nothing is done, and the function sees the code that was asked for', async () => {
    await admin({ action: 'fault.set', kind: 'db-error', code: 'SYS_ERR', times: 1 });
    expect((await call('careful')).body).toMatchObject({ code: 'SYS_ERR' });
    expect(await stored()).toEqual([]);
  });

  test('a lost answer: the write is done, and the function does not know', async () => {
    await admin({ action: 'fault.set', kind: 'db-lost-answer', times: 1 });
    expect((await call('careful', 'lost')).body).toMatchObject({ code: 'ECONNRESET' });
    expect(await stored()).toEqual(['lost']);
  });

  test.each([
    ['at a write', { match: { verb: 'database.modifyDocument' } }],
    ['at the commit', { match: { verb: 'database.commitTransaction' } }],
  ])('a conflict %s: the transaction is lost', async (_where, plan) => {
    await admin({ action: 'fault.set', kind: 'db-conflict', ...plan, times: 1 });
    expect((await call('transfer')).body).toEqual({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(await stored()).toEqual([]);
    expect((await call('transfer')).body).toBe('done');
  });

  test('a conflict happens to transactions only', async () => {
    await admin({ action: 'fault.set', kind: 'db-conflict' });
    expect((await call('careful')).body).toBe('done');
  });

  test('a client that is no function can be hit too', async () => {
    await admin({
      action: 'fault.set',
      kind: 'db-error',
      match: { verb: 'database.addCollection' },
      times: 1,
    });
    const make = () => post('/admin', { action: 'database.addCollection', collectionName: 'more' });
    expect((await make()).body).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    expect((await make()).body).not.toHaveProperty('code');
  });

  test('one login is hit, another is not', async () => {
    const other = ((await post('/_people/login', { fresh: true })).body as { token: string }).token;
    await admin({ action: 'fault.set', kind: 'db-error', match: { token } });
    expect((await call('careful', 'mine')).body).toHaveProperty('code');
    expect((await call('careful', 'theirs', other)).body).toBe('done');
  });
});

test('a duplicated call runs twice and is answered once', async () => {
  await admin({ action: 'fault.set', kind: 'duplicate', times: 1 });
  await call('stubborn', 'd');
  const { calls } = await admin({ action: 'calls.recent' });
  expect(calls).toHaveLength(2);
  expect((await stored()).sort()).toEqual(['d-0', 'd-1', 'd-2', 'd-3', 'd-4']);
});

describe('seeded faults', () => {
  const codesOf = async (seed: string): Promise<number[]> => {
    await admin({ action: 'runtime.reset', keep: 'collections' });
    token = ((await post('/_people/login', { fresh: true })).body as { token: string }).token;
    await admin({ action: 'fault.set', kind: 'crash', probability: 0.15, seed });
    // all at once: the draw must not depend on who comes first
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => call('three', `s${n}`)));
    return answers.map(answer => answer.status);
  };

  test('the same seed hits the same calls, at the same places, in whatever order they come', async () => {
    const first = await codesOf('a');
    const left = (await stored()).sort();
    const second = await codesOf('a');
    expect(second).toEqual(first);
    expect((await stored()).sort()).toEqual(left);
    expect(first.filter(status => status === 500).length).toBeGreaterThan(5);
    expect(first).toContain(200);
    expect(await codesOf('b')).not.toEqual(first);
  }, 20_000);

  test('a call that is tried again is drawn again', async () => {
    await admin({ action: 'fault.set', kind: 'error', probability: 0.5, seed: 'x' });
    const statuses: number[] = [];
    for (let n = 0; n < 20; n++) statuses.push((await call('careful', `again`)).status);
    expect(new Set(statuses)).toEqual(new Set([200, 500]));
    const { hits } = await admin({ action: 'fault.hits' });
    expect(hits).toHaveLength(statuses.filter(status => status === 500).length);
  });
});

describe('the clock', () => {
  type Seen = { now: number; made: number; kept: number; called: number; fixed: number; isDate: boolean };
  const seen = async (login = token) => (await call('clock', undefined, login)).body as Seen;
  const DAY = 86_400_000;

  test('moved for the runtime, the functions see it everywhere they look', async () => {
    await admin({ action: 'clock.advance', ms: DAY });
    const { now, made, kept, called, fixed, isDate } = await seen();
    for (const at of [now, made, kept, called]) expect(Math.abs(at - Date.now() - DAY)).toBeLessThan(5_000);
    expect([fixed, isDate]).toEqual([5, true]);
    await admin({ action: 'clock.reset' });
    expect(Math.abs((await seen()).now - Date.now())).toBeLessThan(5_000);
  });

  test('can be set to an instant, from which it goes on', async () => {
    const at = Date.UTC(2030, 0, 1);
    expect((await admin({ action: 'clock.set', at })).now).toBeGreaterThanOrEqual(at);
    expect((await seen()).now - at).toBeLessThan(5_000);
  });

  test('moved for one login alone, behind as well as ahead', async () => {
    const other = ((await post('/_people/login', { fresh: true })).body as { token: string }).token;
    await admin({ action: 'fault.set', kind: 'clock', ms: -DAY, match: { token } });
    expect(Math.abs((await seen()).now - Date.now() + DAY)).toBeLessThan(5_000);
    expect(Math.abs((await seen(other)).now - Date.now())).toBeLessThan(5_000);
  });

  test('a transaction that was open is too old after half a minute was skipped', async () => {
    const { transactionId } = (await post('/admin', { action: 'database.startTransaction' })).body as {
      transactionId: string;
    };
    await admin({ action: 'clock.advance', ms: 31_000 });
    expect(
      (await post('/admin', { action: 'database.commitTransaction', transactionId })).body,
    ).toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
    });
  });
});

test.each([
  ['an unknown condition', { kind: 'error', match: { functoin: 'x' } }],
  ['a probability over one', { kind: 'error', probability: 2 }],
  ['a verb for a whole call', { kind: 'error', match: { verb: 'database.getDocument' } }],
  ['a place in a whole call', { kind: 'delay', at: 2 }],
  ['place zero', { kind: 'crash', at: 0 }],
  ['a time that is neither before nor after', { kind: 'crash', when: 'during' }],
  ['a clock without a distance', { kind: 'clock' }],
])('%s is refused', async (_why, plan) => {
  expect(await admin({ action: 'fault.set', ...plan })).toMatchObject({ code: 'INVALID_PARAM' });
  expect((await admin({ action: 'fault.list' })).faults).toEqual([]);
});

test('a reset of 5,000 documents takes a fraction of their making and keeps what it is told to', async () => {
  const docs = Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ n, text: 'x'.repeat(100) }));
  await admin({ action: 'index.ensure', collection: 'steps', index: { name: 'n_1', keys: [['n', 1]] } });
  const startedAt = performance.now();
  for (let n = 0; n < 5; n++)
    await post('/admin', { action: 'database.insertDocument', collectionName: 'steps', data: docs });
  const makingMs = performance.now() - startedAt;
  const { ms } = await admin({ action: 'runtime.reset', keep: 'collections' });
  expect(ms).toBeLessThan(makingMs / 10);
  expect(await stored()).toEqual([]);
  expect((await admin({ action: 'index.list', collection: 'steps' })).indexes).toMatchObject([
    { name: '_id_' },
    { name: 'n_1' },
  ]);
  expect((await call('careful')).status).toBe(401);
  await admin({ action: 'runtime.reset' });
  expect((await admin({ action: 'collection.list' })).collections).toEqual([]);
  await admin({ action: 'collection.create', collection: 'steps' });
});
