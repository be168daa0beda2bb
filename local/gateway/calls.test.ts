import { openProbe, type Probe } from './testing';

let probe: Probe;
beforeAll(async () => {
  probe = await openProbe();
});
afterAll(() => probe.close());
afterEach(() => probe.admin({ action: 'fault.clear' }));

describe('calls', () => {
  test('the login decides who calls; the answer is what the function returned', async () => {
    const answer = await probe.call('probe', { action: 'x', WX_OPENID: 'o-forged' }, await probe.login());
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
    expect(await probe.post('/v1/functions/probe', {}, headers)).toMatchObject({
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
    expect(await probe.call(name, event, await probe.login())).toMatchObject({ status, body: { code } });
  });

  test('100,000 nested levels neither crash the gateway nor the function', async () => {
    const nested = `{"action":"x","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    await probe.call('probe', nested, await probe.login());
    expect((await probe.call('probe', { action: 'x' }, await probe.login())).status).toBe(200);
  });

  test('a GET on a function is not a call', async () => {
    expect(await probe.ask('/v1/functions/probe')).toMatchObject({ status: 405 });
  });
});

describe('HTTP access', () => {
  test('a path leads to its function, as the request it was and with nobody logged in', async () => {
    const answer = await probe.post(
      '/pos/v1/bills?a=1&b=%E4%B8%80',
      { amount: 1 },
      { 'x-yima-login': await probe.login(), 'x-signature': 's' },
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
    const bytes = await probe.ask('/pos', {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array([1, 2, 255]),
    });
    expect(JSON.parse(bytes.text).event).toMatchObject({ body: 'AQL/', isBase64Encoded: true });
    expect((await probe.post('/pos', { a: 'x'.repeat(100 * 1024) })).status).toBe(413);
  });

  test('a path that only begins alike is not the function', async () => {
    expect((await probe.ask('/position')).status).toBe(404);
  });
});

describe('planned faults', () => {
  const runs = async (token: string): Promise<number> =>
    (await probe.call('probe', { action: 'x' }, token)).body.runs as number;

  test('an error answers instead of the function', async () => {
    const token = await probe.login();
    const before = await runs(token);
    await probe.admin({ action: 'fault.set', match: { function: 'probe' }, kind: 'error', times: 1 });
    expect(await probe.call('probe', { action: 'x' }, token)).toMatchObject({
      status: 500,
      body: { code: 'FUNCTIONS_EXECUTE_FAIL' },
    });
    expect(await runs(token)).toBe(before + 1);
  });

  test('offline: the connection is cut and nothing ran', async () => {
    const token = await probe.login();
    const before = await runs(token);
    await probe.admin({ action: 'fault.set', match: { actionName: 'x', token }, kind: 'offline', times: 1 });
    await expect(probe.call('probe', { action: 'x' }, token)).rejects.toThrow();
    expect(await runs(token)).toBe(before + 1);
  });

  test('a lost answer: the connection is cut, but the function ran', async () => {
    const token = await probe.login();
    const before = await runs(token);
    await probe.admin({ action: 'fault.set', match: { token }, kind: 'lost-answer', times: 1 });
    await expect(probe.call('probe', { action: 'x' }, token)).rejects.toThrow();
    expect(await runs(token)).toBe(before + 2);
  });

  test('a delay holds the call back', async () => {
    const token = await probe.login();
    await probe.admin({ action: 'fault.set', kind: 'delay', ms: 120, times: 1 });
    const startedAt = performance.now();
    expect((await probe.call('probe', { action: 'x' }, token)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  test('another login is not touched', async () => {
    await probe.admin({ action: 'fault.set', match: { token: await probe.login() }, kind: 'error' });
    expect((await probe.call('probe', { action: 'x' }, await probe.login())).status).toBe(200);
  });
});
