import type { Coupon } from '@server/modules/coupon/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate } from './support/mall';

let mall: Mall;
let shopper: Person & { memberId: string };
beforeAll(async () => {
  mall = await startMall();
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const run = async (name: string): Promise<any[]> => {
  const outcome = await mall.runtime.timers.run(name);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.json);
};
const DAY = 86_400_000;

describe('who may start jobs', () => {
  test.each([
    { why: "a timer's event from a client", body: { Type: 'Timer', TriggerName: 'nightly', Time: '2026-11-21T00:00:00Z', Message: '' } },
    { why: 'an action from a client', body: { action: 'coupon.expire', data: {} } },
    { why: 'a name that every object has', body: { TriggerName: 'constructor' } },
  ])('not a client: $why', async ({ body }) => {
    const before = await mall.dump();
    const answer = await mall.raw('jobs', shopper.token, body);
    for (const envelope of answer.body) expect(envelope).toMatchObject({ ok: false });
    expect(await mall.dump()).toEqual(before);
  });

  test("the platform's timers are heard", async () => {
    for (const envelope of await run('every-minute')) expect(envelope).toMatchObject({ ok: true });
    for (const envelope of await run('nightly')) expect(envelope).toMatchObject({ ok: true });
  });
});

describe('the nightly job', () => {
  test('expires what is over and still issued, page after page, and nothing else', async () => {
    const { db } = mall.deps;
    await addTemplate(db, aTemplate('expire'));
    const { couponId } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId: 'tp_expire' });
    const coupons = db.collection<Coupon>('coupons');
    const sample = (await coupons.get(couponId))!;
    const many = Array.from({ length: 1200 }, (_, index): Coupon => ({
      ...sample,
      _id: `cp_old_x_${index}`,
      claimKey: `old:${index}`,
      validUntil: Date.now() - 1000,
    }));
    await coupons.insert(many.slice(0, 600));
    await coupons.insert(many.slice(600));
    await coupons.insert({ ...sample, _id: 'cp_used_x_1', claimKey: 'used', validUntil: 1, state: 'redeemed' });
    const [expired] = await run('nightly');
    expect(expired.data).toEqual({ done: 1200, failed: 0, more: false });
    expect(await coupons.count({ state: 'expired' })).toBe(1200);
    expect((await coupons.get(couponId))!.state).toBe('issued');
    expect((await coupons.get('cp_used_x_1'))!.state).toBe('redeemed');
  });

  test('forgets requests and tickets of more than a week ago, but no ticket whose look is not in the audit log', async () => {
    const { db } = mall.deps;
    const old = Date.now() - 8 * DAY;
    await db.collection('requests').insert([
      { _id: 'old', at: old },
      { _id: 'new', at: Date.now() },
    ] as any);
    const ticket = { requestKey: '', expiresAt: old, audited: true };
    await db.collection('visit_tickets').insert([
      { ...ticket, _id: 'visit_1_1', requestKey: 'a' },
      { ...ticket, _id: 'visit_1_2', requestKey: 'b', audited: false },
      { ...ticket, _id: 'visit_1_3', requestKey: 'c', expiresAt: Date.now() },
    ] as any);
    await run('nightly');
    const left = async (name: string, ids: string[]) => (await db.collection(name).find({ _id: db.command.in(ids) })).map(({ _id }) => _id).sort();
    expect(await left('requests', ['old', 'new'])).toEqual(['new']);
    expect(await left('visit_tickets', ['visit_1_1', 'visit_1_2', 'visit_1_3'])).toEqual(['visit_1_2', 'visit_1_3']);
  });

  test('does nothing while another instance is at it, and goes on when that one has crashed', async () => {
    const { db } = mall.deps;
    await run('nightly');
    await db.collection('coupons').insert({ _id: 'cp_lease_x_1', memberId: 'mb_x', claimKey: 'lease', state: 'issued', validUntil: 1 } as any);
    await db.collection<any>('jobs').update('coupon.expire', { leaseUntil: Date.now() + 30_000 });
    expect((await run('nightly'))[0].data).toEqual({ done: 0, failed: 0, more: false });
    await db.collection<any>('jobs').update('coupon.expire', { leaseUntil: Date.now() - 1 });
    expect((await run('nightly'))[0].data).toEqual({ done: 1, failed: 0, more: false });
  });
});

describe('the outbox', () => {
  const outbox = () => mall.deps.db.collection<OutboxEvent>('outbox');
  const event = (over: Partial<OutboxEvent>): OutboxEvent => ({ _id: 'evt', kind: 'redemption.done', data: {}, at: 1, tries: 0, nextAt: 1, ...over });

  test('an event that fails is kept and tried later each time, and does not hold up the others', async () => {
    await outbox().insert([event({ _id: 'bad', kind: 'nobody.hears' }), event({ _id: 'broken', data: { redemptionId: 'rd_none' }, tries: 2 })]);
    const person = await mall.member();
    await outbox().insert(
      event({ _id: 'good', kind: 'member.joined', data: { memberId: person.memberId, templateIds: ['tp_mallgift'], eventId: 'again', outcome: 'joined' } }),
    );
    const before = Date.now();
    const [delivered] = await run('every-minute');
    expect(delivered.data).toMatchObject({ failed: 2 });
    expect(await outbox().get('good')).toBeUndefined();
    const bad = (await outbox().get('bad'))!;
    const broken = (await outbox().get('broken'))!;
    expect([bad.tries, broken.tries]).toEqual([1, 3]);
    expect(bad.nextAt - before).toBeGreaterThanOrEqual(60_000);
    expect(broken.nextAt - before).toBeGreaterThanOrEqual(240_000);
  });

  test('an event that is not due waits', async () => {
    await outbox().insert(event({ _id: 'young', kind: 'nobody.hears', nextAt: Date.now() + 60_000 }));
    await run('every-minute');
    expect((await outbox().get('young'))!.tries).toBe(0);
  });
});

describe('HTTP access', () => {
  const ask = (path: string, init?: RequestInit) => fetch(mall.runtime.url + path, init);

  test('a till sets its clock', async () => {
    const response = await ask('/pos/v1/time');
    expect(response.status).toBe(200);
    const body: any = await response.json();
    expect(body).toMatchObject({ ok: true, data: { now: expect.any(Number) } });
    expect(Math.abs(body.data.now - Date.now())).toBeLessThan(5000);
  });

  test.each([
    { why: 'a path that is not there', path: '/pos/v1/pay', status: 404, code: 'ACTION_UNKNOWN' },
    { why: 'another method', path: '/pos/v1/quote', status: 404, code: 'ACTION_UNKNOWN' },
    { why: 'payment is not open yet', path: '/pay/v1/notify', method: 'POST', status: 503, code: 'SERVICE_NOT_OPEN' },
    { why: 'payment, any path', path: '/pay/x', status: 503, code: 'SERVICE_NOT_OPEN' },
  ])('$why is refused by name', async ({ path, method = 'GET', status, code }) => {
    const response = await ask(path, { method, ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, code, message: expect.stringMatching(/[一-鿿]/) });
  });
});
