import type { ActingAs } from '@core/contracts/define';
import { DAY_MS } from '@core/domain/calendar';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { Coupon } from '@server/modules/coupon/documents';
import { keepPassphrase } from '@server/modules/passphrase/service';
import type { StockShard, Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

let count = 0;
const offer = async (over: Partial<Template> = {}, stock = 100) =>
  addTemplate(mall.deps.db, aTemplate(`ways${(count += 1)}`, { inCentre: false, perMember: 1, ...over }), stock);
const say = (templateId: string, text: string | undefined, before?: string, now = Date.now()) =>
  mall.deps.transact<string | undefined, string>(tx => keepPassphrase(tx, { templateId, text, before, now }));
const exchange = (who: Person, text: string, requestId?: string) => mall.call('consumer', who, 'coupon.exchange', { text }, { requestId });
const leftOf = async (templateId: string) => {
  const shards = await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
  expect(shards.flatMap(({ reservations }) => reservations)).toEqual([]);
  return shards.reduce((sum, { left }) => sum + left, 0);
};
const couponsOf = async (templateId: string) => (await whole<Coupon>(mall.deps.db, 'coupons')).filter(coupon => coupon.templateId === templateId);

describe('a passphrase', () => {
  test('is what one says, not how one writes it; the limit and the stock hold as in the centre', async () => {
    const { _id } = await offer({}, 2);
    expect(await say(_id, '双 11 快乐！')).toEqual({ ok: true, data: '双11快乐' });
    const [one, other, third] = [await mall.member(), await mall.member(), await mall.member()];
    const request = mall.newRequest();
    const first = await exchange(one, '「双１１快乐」', request);
    expect(first).toMatchObject({ ok: true, data: { templateId: _id, source: 'passphrase' } });
    expect((await exchange(one, '「双１１快乐」', request)).data).toEqual(first.data);
    expect(await exchange(one, '双11快乐')).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
    expect(await exchange(other, '双11快乐')).toMatchObject({ ok: true });
    expect(await exchange(third, '双11快乐')).toMatchObject({ code: 'TEMPLATE_SOLD_OUT' });
    // it does not show in the centre, and cannot be claimed there
    expect(await mall.call('consumer', third, 'coupon.claim', { templateId: _id })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
  });

  test.each([
    { why: 'paused', over: { state: 'paused' as const }, code: 'TEMPLATE_NOT_FOUND' },
    { why: 'not begun', over: { claimFrom: Date.now() + DAY_MS }, code: 'TEMPLATE_NOT_STARTED' },
    { why: 'over', over: { claimUntil: Date.now() - 1 }, code: 'TEMPLATE_ENDED' },
    { why: 'for gold', over: { conditions: [{ code: 'tier' as const, atLeast: 'gold' as const }] }, code: 'COUPON_TIER_TOO_LOW' },
  ])('opens nothing while the offer is $why', async ({ why, over, code }) => {
    const { _id } = await offer(over);
    await say(_id, `口令${why}`);
    expect(await exchange(await mall.member(), `口令${why}`)).toMatchObject({ code });
    expect(await leftOf(_id)).toBe(100);
  });

  test('belongs to one running offer, and is free again when that is over', async () => {
    const [one, other] = [await offer(), await offer()];
    await say(one._id, '独一无二');
    expect(await say(other._id, ' 独一、无二 ')).toMatchObject({ ok: false, code: 'PASSPHRASE_TAKEN' });
    await mall.deps.db.collection<Template>('templates').update(one._id, { state: 'ended' });
    expect(await say(other._id, '独一无二')).toMatchObject({ ok: true });
    // the first owner cannot take it away from the second by letting go of it
    expect(await say(one._id, undefined, '独一无二')).toMatchObject({ ok: true });
    expect(await exchange(await mall.member(), '独一无二')).toMatchObject({ ok: true, data: { templateId: other._id } });
    expect(await say(other._id, '换一个', '独一无二')).toMatchObject({ ok: true });
    expect(await exchange(await mall.member(), '独一无二')).toMatchObject({ code: 'EXCHANGE_WRONG' });
    expect(await say(other._id, '！')).toMatchObject({ code: 'PASSPHRASE_UNFIT' });
  });

  test.each(['!!!', '没有这个口令', "' or 1=1", '$ne', '\u0000', 'pw_x', '🎉'])('wrong words are told one thing: %j', async text => {
    expect(await exchange(await mall.member(), text)).toMatchObject({ code: 'EXCHANGE_WRONG' });
  });

  test('32 who say it at once share what there is', async () => {
    const { _id } = await offer({}, 10);
    await say(_id, '先到先得');
    const people = await Promise.all(Array.from({ length: 32 }, () => mall.member()));
    const answers = await Promise.all(people.map(person => exchange(person, '先到先得')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await leftOf(_id)).toBe(0);
  }, 60_000);
});

describe('a coupon that staff give', () => {
  const visit = async (shopper: Person & { device: any }, key = 'guide', as: ActingAs = mall.at('guide')) =>
    (await mall.ask('guide', mall.staff(key), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as })).ticketId as string;
  // what runs is asked for every thirty seconds only: what a list shall show is there before the first one
  const made: Record<'first' | 'limited' | 'plain' | 'hill' | 'lake', Template> = {} as never;
  beforeAll(async () => {
    made.first = await offer({ grantPerDay: 5 });
    made.limited = await offer({ grantPerDay: 3, perMember: 100 });
    made.plain = await offer();
    made.hill = await offer({ grantPerDay: 9, issuer: 'brand', brandId: 'br_hill' });
    made.lake = await offer({ grantPerDay: 9, issuer: 'brand', brandId: 'br_lake' });
  });
  type Give = { key?: string; as?: ActingAs; requestId?: string };
  const give = (ticketId: string, templateId: string, { key = 'guide', as = mall.at('guide'), requestId }: Give = {}) =>
    mall.call('guide', mall.staff(key), 'grant.give', { ticketId, templateId }, { as, requestId });

  test('comes into the wallet with a message, and stands in the audit log', async () => {
    const { _id } = made.first;
    const shopper = await mall.member();
    const ticketId = await visit(shopper);
    const { items } = await mall.ask('guide', mall.staff('guide'), 'grant.list', { ticketId }, { as: mall.at('guide') });
    expect(items.find(({ templateId }: any) => templateId === _id)).toMatchObject({ perDay: 5, leftToday: 5, grantable: { ok: true } });
    const request = mall.newRequest();
    const given = await give(ticketId, _id, { requestId: request });
    expect(given).toMatchObject({ ok: true, data: { templateId: _id } });
    expect((await give(ticketId, _id, { requestId: request })).data).toEqual(given.data);
    const { couponId } = given.data;
    expect(await mall.ask('consumer', shopper, 'coupon.get', { couponId })).toMatchObject({ source: 'grant', state: 'usable' });
    const inbox = await mall.ask('consumer', shopper, 'inbox.list', {});
    expect(inbox.items.filter(({ title }: any) => title === '收到一张优惠券')).toMatchObject([{ kind: 'coupon', text: expect.stringContaining('林晓 送您') }]);
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: couponId });
    expect(records).toMatchObject([{ action: 'grant.give', actorId: 'sf_guide', storeId: 'st_north' }]);
    expect(records[0]!.change).toEqual([
      { field: 'state', after: 'issued' },
      { field: 'title', after: given.data.title },
      { field: 'validUntil', after: given.data.validUntil },
    ]);
    expect(await leftOf(_id)).toBe(99);
    // the limit per member counts what she has, by whatever way
    expect(await give(ticketId, _id)).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
  });

  test('the giver has so many a day, however many at once', async () => {
    const { _id } = made.limited;
    const ticketId = await visit(await mall.member());
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(ticketId, _id)));
    const more = await give(ticketId, _id);
    const all = [...answers, more];
    expect(all.filter(({ ok }) => ok).length).toBe(3);
    for (const { ok, code } of all) if (!ok) expect(['GRANT_LIMIT_REACHED', 'TRY_AGAIN']).toContain(code);
    expect(more.code).toBe('GRANT_LIMIT_REACHED');
    expect(await couponsOf(_id)).toHaveLength(3);
    expect(await leftOf(_id)).toBe(97);
    // a colleague has her own
    const hers = await visit(await mall.member(), 'colleague');
    expect(await give(hers, _id, { key: 'colleague' })).toMatchObject({ ok: true });
    const { items } = await mall.ask('guide', mall.staff('guide'), 'grant.list', { ticketId }, { as: mall.at('guide') });
    expect(items.find(({ templateId }: any) => templateId === _id)).toMatchObject({ leftToday: 0, grantable: { code: 'GRANT_LIMIT_REACHED' } });
  });

  test('yesterday does not count', async () => {
    const { _id } = await offer({ grantPerDay: 1, perMember: 9 });
    const ticketId = await visit(await mall.member());
    await give(ticketId, _id);
    const [coupon] = await couponsOf(_id);
    const claimKey = coupon!.claimKey.replace(/\d{4}-\d\d-\d\d/, '2026-01-01');
    await mall.deps.db.collection<Coupon>('coupons').update(coupon!._id, { claimKey });
    expect(await give(ticketId, _id)).toMatchObject({ ok: true });
  });

  test('one request at once, many times, is one coupon', async () => {
    const { _id } = await offer({ grantPerDay: 50, perMember: 50 });
    const ticketId = await visit(await mall.member());
    const requestId = mall.newRequest();
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(ticketId, _id, { requestId })));
    expect(new Set(answers.filter(({ ok }) => ok).map(({ data }) => data.couponId)).size).toBe(1);
    expect(await couponsOf(_id)).toHaveLength(1);
    expect(await leftOf(_id)).toBe(99);
  });

  test('only what staff may give, of the mall or of a brand that is sold here', async () => {
    const ticketId = await visit(await mall.member());
    const { plain, hill, lake } = made;
    expect(await give(ticketId, plain._id)).toMatchObject({ code: 'GRANT_NOT_YOURS' });
    expect(await give(ticketId, hill._id)).toMatchObject({ code: 'GRANT_NOT_YOURS' });
    expect(await give(ticketId, lake._id)).toMatchObject({ ok: true });
    expect(await give(ticketId, 'tp_none')).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    const { items } = await mall.ask('guide', mall.staff('guide'), 'grant.list', { ticketId }, { as: mall.at('guide') });
    const ids = items.map(({ templateId }: any) => templateId);
    expect([ids.includes(plain._id), ids.includes(hill._id), ids.includes(lake._id)]).toEqual([false, false, true]);
  });

  test('only in a visit of the giver herself, and by a guide or a manager', async () => {
    const { _id } = await offer({ grantPerDay: 5, perMember: 9 });
    const ticketId = await visit(await mall.member());
    expect(await give(ticketId, _id, { key: 'colleague', as: mall.at('guide', { terminalId: 'terminal-2' }) })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    expect(await give('visit_none_1', _id)).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    expect(await give(ticketId, _id, { key: 'cashier', as: mall.at('cashier') })).toMatchObject({ code: 'ROLE_REQUIRED' });
    const as = mall.at('store-manager');
    expect(await give(await visit(await mall.member(), 'manager', as), _id, { key: 'manager', as })).toMatchObject({ ok: true });
    expect(await couponsOf(_id)).toHaveLength(1);
  });
});
