import { randomBytes } from 'node:crypto';
import { startMall, type Answer, type Mall } from './harness';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => setClock(0));

const MINUTE = 60_000;
const setClock = async (offsetMs: number): Promise<void> => {
  await fetch(`${mall.runtime.adminUrl}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'clock.set', offsetMs }),
  });
};

const post = async (path: string, body: unknown, bearer?: string): Promise<any> => {
  const headers = { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
  const response = await fetch(mall.runtime.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
};
const secret = (): string => randomBytes(24).toString('base64url');

/** A browser that the platform knows as nobody in particular. */
const browser = async () => {
  const { access_token: bearer } = await post('/auth/v1/signin/anonymously', {});
  const pollKey = secret();
  const ask = (action: string, data: object, requestId = mall.newRequest()): Promise<Answer> =>
    post('/v1/functions/ops', { action, requestId, data: { pollKey, ...data } }, bearer);
  const shown = await ask('desktop.begin', { browser: 'Chrome · Windows' });
  return {
    bearer,
    code: shown.data.code as string,
    shown,
    ask,
    state: async () => (await ask('desktop.poll', {})).data.state as string,
    enter: (requestId?: string) => ask('desktop.enter', {}, requestId),
  };
};
type Browser = Awaited<ReturnType<typeof browser>>;

const whole = () => mall.at('store-manager', { counterId: undefined, terminalId: 'phone-of-hers' });
const scan = (key: string, code: string) => mall.call('guide', mall.staff(key), 'desktop.scan', { code });
const confirm = (key: string, code: string, as = whole()) => mall.call('guide', mall.staff(key), 'desktop.confirm', { code }, { as });

/** Lets a browser in as the manager; gives what it calls with. */
const signedIn = async () => {
  const one = await browser();
  await scan('manager', one.code);
  const { data: session } = await confirm('manager', one.code);
  const entered = await one.enter();
  const tokens = await post('/auth/v1/signin/custom', { provider_id: 'custom', ticket: entered.data.ticket });
  const call = (fn: string, action: string, data: object = {}, as?: object): Promise<any> =>
    post(`/v1/functions/${fn}`, { action, requestId: mall.newRequest(), data, ...(as ? { as } : {}) }, tokens.access_token);
  return { ...one, entered, tokens, call, sessionId: session.sessionId as string, staffList: () => call('ops', 'staff.list', {}, whole()) };
};

test('a browser shows a code, her phone looks at it and says yes, and the browser works as her', async () => {
  const one = await browser();
  expect(await one.state()).toBe('waiting');
  expect((await scan('manager', one.code)).data).toMatchObject({ browser: 'Chrome · Windows', address: expect.any(String) });
  expect(await one.state()).toBe('scanned');
  expect((await confirm('manager', one.code)).data).toMatchObject({ browser: 'Chrome · Windows', here: false });
  expect(await one.state()).toBe('confirmed');
  const { data } = await one.enter();
  expect(data).toMatchObject({ name: '方岚', place: { role: 'store-manager', store: { storeId: 'st_north' } } });
  const { access_token } = await post('/auth/v1/signin/custom', { provider_id: 'custom', ticket: data.ticket });
  const people = await post('/v1/functions/ops', { action: 'staff.list', data: {}, as: whole() }, access_token);
  expect(people.ok).toBe(true);
  const records = await mall.deps.db.collection<any>('audit_log').find({ subjectId: data.sessionId });
  expect(records).toMatchObject([{ actorId: 'sf_manager', action: 'desktop.confirm', storeId: 'st_north' }]);
});

test('the desktop is for work: nothing of her as a shopper, no second desktop, and no post she has not', async () => {
  const { call } = await signedIn();
  expect(await call('consumer', 'session.open')).toMatchObject({ ok: false, code: 'LOGIN_REQUIRED' });
  expect(await call('guide', 'desktop.scan', { code: 'a'.repeat(22) })).toMatchObject({ code: 'LOGIN_REQUIRED' });
  expect(await call('guide', 'desktop.confirm', { code: 'a'.repeat(22) }, whole())).toMatchObject({ code: 'LOGIN_REQUIRED' });
  expect(await call('ops', 'staff.list', {}, { ...whole(), storeId: 'st_south' })).toMatchObject({ code: 'STORE_NOT_YOURS' });
  expect((await call('guide', 'post.list')).data.posts).toHaveLength(1);
});

test('the desktop works in the post that was confirmed for it and in no other of hers; the log says that it was a desktop', async () => {
  const { db } = mall.deps;
  const staff = (await db.collection<any>('staff').get('sf_manager'))!;
  const south = { ...staff.posts[0], storeId: 'st_south' };
  await db.collection('staff').update('sf_manager', { posts: db.command.set([...staff.posts, south]) });
  const elsewhere = { ...whole(), storeId: 'st_south' };
  const { call, sessionId } = await signedIn();
  expect(await mall.call('ops', mall.staff('manager'), 'staff.list', {}, { as: elsewhere })).toMatchObject({ ok: true });
  expect(await call('ops', 'staff.list', {}, elsewhere)).toMatchObject({ code: 'DESKTOP_OTHER_POST' });
  expect(await call('ops', 'staff.list', {}, { ...whole(), counterId: 'ct_nlake' })).toMatchObject({ ok: false });
  expect(await call('ops', 'staff.list', {}, whole())).toMatchObject({ ok: true });
  await db.collection('staff').update('sf_manager', { posts: db.command.set(staff.posts) });
  const invited = await call('ops', 'staff.invite', { role: 'guide', counterIds: ['ct_nlake'] }, whole());
  expect(invited).toMatchObject({ ok: true });
  const records = await db.collection<any>('audit_log').find({ actorId: 'sf_manager' }, { order: [['at', 'desc']], limit: 1 });
  expect(records).toMatchObject([{ action: 'staff.invite', desktop: sessionId }]);
  const { items } = (await call('ops', 'audit.list', { actorId: 'sf_manager' }, whole())).data;
  expect(items.find(({ action }: any) => action === 'staff.invite')).toMatchObject({ desktop: true });
  expect(items.find(({ action }: any) => action === 'desktop.confirm')).toMatchObject({ desktop: false });
});

describe('who may not', () => {
  const cases: { why: string; key: string; code: string }[] = [
    { why: 'a suspended guide', key: 'suspended', code: 'STAFF_SUSPENDED' },
    { why: 'somebody who left', key: 'gone', code: 'ROLE_REQUIRED' },
  ];
  test.each(cases)('$why: $code, and the code stays unused', async ({ key, code }) => {
    const one = await browser();
    expect(await scan(key, one.code)).toMatchObject({ ok: false, code });
    expect(await one.state()).toBe('waiting');
  });

  test('a shopper looks at nothing and confirms nothing', async () => {
    const one = await browser();
    const shopper = await mall.member();
    expect(await mall.call('guide', shopper, 'desktop.scan', { code: one.code })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await mall.call('guide', shopper, 'desktop.confirm', { code: one.code }, { as: whole() })).toMatchObject({ code: 'ROLE_REQUIRED' });
  });

  test('a browser without a confirmed code gets no ticket', async () => {
    const one = await browser();
    expect(await one.enter()).toMatchObject({ ok: false, code: 'DESKTOP_CODE_USED' });
    await scan('manager', one.code);
    expect(await one.enter()).toMatchObject({ ok: false, code: 'DESKTOP_CODE_USED' });
  });

  test('who photographed the code and knows not the browser’s secret collects nothing', async () => {
    const [one, thief] = [await browser(), await browser()];
    await scan('manager', one.code);
    await confirm('manager', one.code);
    expect(await thief.enter()).toMatchObject({ ok: false, code: 'DESKTOP_CODE_USED' });
    expect(await thief.ask('desktop.enter', { pollKey: one.code + 'x'.repeat(20) })).toMatchObject({ code: 'DESKTOP_CODE_NOT_FOUND' });
    expect((await one.enter()).ok).toBe(true);
  });

  test('a code that somebody else looked at first is not hers any more', async () => {
    const one = await browser();
    await scan('guide', one.code);
    expect(await scan('manager', one.code)).toMatchObject({ code: 'DESKTOP_CODE_USED' });
    expect(await confirm('manager', one.code)).toMatchObject({ code: 'DESKTOP_CODE_USED' });
  });

  test('guessing is counted: after sixty looks in an hour there are no more', async () => {
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries < 61; tries += 1) codes.push((await scan('colleague', secret().slice(0, 22))).code);
    expect(codes[0]).toBe('DESKTOP_CODE_NOT_FOUND');
    expect(codes[60]).toBe('TOO_MANY_TRIES');
  });
});

describe('a code is used once, and soon', () => {
  test('after two minutes it is worth nothing, at every step', async () => {
    const [fresh, seen, said] = [await browser(), await browser(), await browser()];
    for (const { code } of [seen, said]) await scan('manager', code);
    await confirm('manager', said.code);
    await setClock(2 * MINUTE + 1000);
    expect(await scan('manager', fresh.code)).toMatchObject({ code: 'DESKTOP_CODE_NOT_FOUND' });
    expect(await confirm('manager', seen.code)).toMatchObject({ code: 'DESKTOP_CODE_NOT_FOUND' });
    expect(await said.enter()).toMatchObject({ code: 'DESKTOP_CODE_NOT_FOUND' });
    expect(await said.state()).toBe('expired');
  });

  test('a second confirmation and a second entry are refused; the same request gets the same session again', async () => {
    const one = await browser();
    await scan('manager', one.code);
    await confirm('manager', one.code);
    expect(await confirm('manager', one.code)).toMatchObject({ code: 'DESKTOP_CODE_USED' });
    const requestId = mall.newRequest();
    const [first, again] = [await one.enter(requestId), await one.enter(requestId)];
    expect(again.data.sessionId).toBe(first.data.sessionId);
    expect(await one.enter()).toMatchObject({ code: 'DESKTOP_CODE_USED' });
  });

  test('ten phones of hers at once make one session', async () => {
    const one = await browser();
    await scan('manager', one.code);
    const before = (await mall.deps.db.collection('desktop_sessions').find({ staffId: 'sf_manager' })).length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm('manager', one.code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await mall.deps.db.collection('desktop_sessions').find({ staffId: 'sf_manager' })).length).toBe(before + 1);
  });

  test('“that was not me” ends it at once', async () => {
    const one = await browser();
    await scan('manager', one.code);
    expect((await mall.call('guide', mall.staff('manager'), 'desktop.refuse', { code: one.code })).ok).toBe(true);
    expect(await one.state()).toBe('refused');
    expect(await confirm('manager', one.code)).toMatchObject({ code: 'DESKTOP_CODE_USED' });
  });

  test('a browser that asks in a loop is told no more', async () => {
    const one = await browser();
    const states: string[] = [];
    for (let asked = 0; asked < 121; asked += 1) states.push(await one.state());
    expect([states[119], states[120]]).toEqual(['waiting', 'expired']);
  });
});

describe('the end of a session', () => {
  test('eight hours, then the phone is asked again', async () => {
    const { staffList, tokens } = await signedIn();
    expect((await staffList()).ok).toBe(true);
    await setClock(7 * 60 * MINUTE);
    const fresh = await post('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    expect(await post('/v1/functions/ops', { action: 'staff.list', data: {}, as: whole() }, fresh.access_token)).toMatchObject({ ok: true });
    await setClock(8 * 60 * MINUTE + 5000);
    expect((await post('/v1/functions/ops', { action: 'staff.list', data: {}, as: whole() }, fresh.access_token)).ok).not.toBe(true);
    expect(await post('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).toMatchObject({ status: 400 });
  });

  test('from the browser itself', async () => {
    const { call, staffList } = await signedIn();
    expect(await call('guide', 'desktop.end', {})).toMatchObject({ ok: true });
    expect(await staffList()).toMatchObject({ ok: false, code: 'DESKTOP_SIGNED_OUT' });
  });

  test('from the phone, which lists her browsers; nobody else’s', async () => {
    const { sessionId, staffList, call } = await signedIn();
    expect((await call('guide', 'desktop.list')).data.items).toContainEqual(expect.objectContaining({ sessionId, here: true }));
    expect(await mall.call('guide', mall.staff('guide'), 'desktop.end', { sessionId })).toMatchObject({ code: 'DESKTOP_SESSION_NOT_FOUND' });
    expect((await staffList()).ok).toBe(true);
    await mall.ask('guide', mall.staff('manager'), 'desktop.end', { sessionId });
    expect(await staffList()).toMatchObject({ code: 'DESKTOP_SIGNED_OUT' });
    const { items } = await mall.ask('guide', mall.staff('manager'), 'desktop.list', {});
    expect(items.map((one: { sessionId: string }) => one.sessionId)).not.toContain(sessionId);
  });

  test('a suspension stops her desktop at once, also one that is only confirmed', async () => {
    const at = mall.at('guide', { terminalId: 'phone-mover', storeId: 'st_south', counterId: 'ct_shill' });
    const [working, waiting]: Browser[] = [await browser(), await browser()];
    for (const { code } of [working!, waiting!]) {
      await scan('mover', code);
      await confirm('mover', code, at);
    }
    const { ticket } = (await working!.enter()).data;
    const { access_token } = await post('/auth/v1/signin/custom', { provider_id: 'custom', ticket });
    const look = () => post('/v1/functions/guide', { action: 'workbench.open', data: {}, as: at }, access_token);
    expect((await look()).ok).toBe(true);
    const southern = mall.at('store-manager', { storeId: 'st_south', counterId: undefined });
    await mall.ask('ops', mall.staff('southern'), 'staff.suspend', { staffId: 'sf_mover', reason: '离岗' }, { as: southern });
    expect(await look()).toMatchObject({ code: 'STAFF_SUSPENDED' });
    expect(await waiting!.enter()).toMatchObject({ code: 'STAFF_SUSPENDED' });
  });
});

describe('the gateway believes no ticket but its own', () => {
  const custom = (ticket: unknown) => post('/auth/v1/signin/custom', { provider_id: 'custom', ticket });
  test('an altered one, one signed by nobody, one for another environment, one that is over', async () => {
    const one = await browser();
    await scan('manager', one.code);
    await confirm('manager', one.code);
    const ticket = (await one.enter()).data.ticket as string;
    const [key, jwt] = ticket.split('/@@/') as [string, string];
    const [head, body, sign] = jwt.split('.') as [string, string, string];
    const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), uid: 'dk_somebody' })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const bad of [`${key}/@@/${head}.${other}.${sign}`, `${key}/@@/${none}.${body}.`, `x/@@/${jwt}`, '', 7, { $ne: '' }]) {
      expect(await custom(bad)).toMatchObject({ status: 400, error: 'invalid_argument' });
    }
    expect((await custom(ticket)).status).toBe(200);
    await setClock(11 * MINUTE);
    expect(await custom(ticket)).toMatchObject({ status: 400 });
  });

  test('a made-up access token is nobody', async () => {
    expect(await post('/v1/functions/ops', { action: 'staff.list', data: {}, as: whole() }, 'a.b')).toMatchObject({ status: 401, code: 'LOGIN_REQUIRED' });
  });
});
