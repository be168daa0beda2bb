import { openProbe, type Probe } from './gateway/testing';

let probe: Probe;
beforeAll(async () => {
  probe = await openProbe();
});
afterAll(() => probe.close());

test('healthz says ready only when store, functions and seed are', async () => {
  expect((await probe.ask('/healthz')).body).toEqual({ ok: true, store: true, functions: true, seed: true });
});

test('an idle connection is kept longer than clients keep theirs: a busy moment closes none on which a call is under way', async () => {
  const { headers } = await probe.ask('/healthz');
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThanOrEqual(60);
});

describe('people', () => {
  test('the login page and the list are there; a login answers who one is', async () => {
    expect((await probe.ask('/_people')).text).toContain('林悦');
    expect((await probe.ask('/_people/list')).body).toMatchObject({ demoScene: 'b1' });
    expect((await probe.post('/_people/login', { personId: 'g1' })).body).toMatchObject({
      openid: 'o-guide',
      name: '林悦',
      role: 'guide',
      to: '/guide/pages/workbench/index',
    });
    expect((await probe.post('/_people/login', { personId: 'nobody' })).status).toBe(404);
    expect((await probe.post('/_people/login', {})).status).toBe(404);
  });

  test('the phone-number button gives a code that belongs to whoever is logged in', async () => {
    const token = await probe.login({ fresh: true });
    const { body } = await probe.ask('/_wechat/phone-code', {
      method: 'POST',
      headers: { 'x-yima-login': token },
    });
    expect(body).toMatchObject({ code: expect.stringMatching(/^[0-9a-f]{64}$/), expiresIn: 300 });
    expect((await probe.ask('/_wechat/phone-code', { method: 'POST' })).status).toBe(401);
  });

  test('allowing messages needs a login and at most three templates', async () => {
    const headers = { 'x-yima-login': await probe.login() };
    expect((await probe.post('/_wechat/subscribe', { templateIds: ['t1'] }, headers)).body).toEqual({
      t1: 'accept',
    });
    expect(
      (await probe.post('/_wechat/subscribe', { templateIds: ['a', 'b', 'c', 'd'] }, headers)).status,
    ).toBe(400);
    expect((await probe.post('/_wechat/subscribe', { templateIds: ['t1'] })).status).toBe(401);
  });
});

describe('administration', () => {
  test('a timer can be run now; the function sees the timer as the source', async () => {
    expect(await probe.admin({ action: 'timer.run', name: 'minute' })).toMatchObject({
      result: {
        event: { Type: 'Timer', TriggerName: 'minute', Message: '' },
        environment: { TRIGGER_SRC: 'timer' },
      },
    });
    expect(await probe.admin({ action: 'timer.run', name: 'nobody' })).toMatchObject({
      code: 'TIMER_NOT_FOUND',
    });
  });

  test('a timer may fire twice: both get the same firing, each runs', async () => {
    const { results } = (await probe.admin({ action: 'timer.run', name: 'minute', times: 2 })) as {
      results: { event: { Time: string }; runs: number }[];
    };
    expect(results).toHaveLength(2);
    expect(results[0]!.event).toEqual(results[1]!.event);
    expect(results[0]!.runs).not.toBe(results[1]!.runs);
    expect(await probe.admin({ action: 'timer.run', name: 'minute', times: 11 })).toMatchObject({
      code: 'INVALID_PARAM',
    });
  });

  test.each([
    ['an unknown action', { action: 'no.such' }],
    ['an inherited name', { action: 'constructor' }],
    ['a fault of unknown kind', { action: 'fault.set', kind: 'explode' }],
    ['people that are no list', { action: 'people.set', people: {} }],
    [
      'a failure without a number',
      { action: 'openapi.fail', apiName: 'phonenumber.getPhoneNumber', errcode: '40029' },
    ],
  ])('%s is refused', async (_reason, body) => {
    expect(await probe.admin(body)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('functions, open APIs and logs can be looked at', async () => {
    expect(await probe.admin({ action: 'functions.list' })).toMatchObject({
      functions: [{ name: 'jobs' }, { name: 'pos' }, { name: 'probe' }],
    });
    expect((await probe.admin({ action: 'openapi.list' })).names).toContain('phonenumber.getPhoneNumber');
    await probe.call('probe', { action: 'fail' }, await probe.login());
    expect((await probe.admin({ action: 'logs.read', name: 'probe', limit: 1 })).lines).toMatchObject([
      { level: 'error', line: expect.stringContaining('broken') },
    ]);
  });

  test('database calls are counted, and the counters can be reset', async () => {
    await probe.post('/admin', { action: 'database.startTransaction' });
    expect((await probe.ask('/_local/stats')).body).toMatchObject({
      total: expect.any(Number),
      byAction: { 'database.startTransaction': 1 },
    });
    await probe.ask('/_local/stats/reset', { method: 'POST' });
    expect((await probe.ask('/_local/stats')).body).toMatchObject({ total: 0, byAction: {} });
  });
});
