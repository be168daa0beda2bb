import { couponId, namesOf, type Coupon } from '@server/modules/coupon/documents';
import type { StockShard } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate, LONG_AGO } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
let shopper: Person & { memberId: string };
beforeAll(async () => {
  mall = await startMall();
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

let offers = 0;
/** A new offer of its own for one story. */
const offer = async (over: Parameters<typeof aTemplate>[1] = {}, stock = 100): Promise<string> => {
  offers += 1;
  return (await addTemplate(mall.deps.db, aTemplate(`claim${offers}`, over), stock))._id;
};
const claim = (templateId: string, person: Person = shopper, requestId?: string) =>
  mall.call('consumer', person, 'coupon.claim', { templateId }, { requestId });
const couponsOf = async (of: string) => (await whole<Coupon>(mall.deps.db, 'coupons')).filter(({ templateId }) => templateId === of);
const stockOf = async (templateId: string): Promise<{ left: number; reservations: number }> => {
  const shards = await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
  return {
    left: shards.reduce((sum, { left }) => sum + left, 0),
    reservations: shards.reduce((sum, { reservations }) => sum + reservations.length, 0),
  };
};

describe('claiming', () => {
  test('a coupon lies in the wallet with its rules as they are now, and one piece of stock is spent', async () => {
    const templateId = await offer({ title: '周末券', validity: { kind: 'relative', days: 3 } }, 10);
    const answer = await claim(templateId);
    expect(answer).toMatchObject({
      ok: true,
      data: { templateId, title: '周末券', state: 'usable', source: 'claim', scopeText: '全场通用', thresholdFen: 30_000 },
    });
    expect(await stockOf(templateId)).toEqual({ left: 9, reservations: 0 });
    expect(await couponsOf(templateId)).toMatchObject([
      { _id: answer.data.couponId, memberId: shopper.memberId, state: 'issued', rules: { title: '周末券', version: 1 } },
    ]);
    const { items } = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    expect(items.map(({ couponId }: any) => couponId)).toContain(answer.data.couponId);
  });

  test('the same request id brings the same coupon, and with another offer it is refused', async () => {
    const [one, other] = [await offer(), await offer()];
    const requestId = mall.newRequest();
    const [first, again] = [await claim(one, shopper, requestId), await claim(one, shopper, requestId)];
    expect(again.data).toEqual(first.data);
    expect(await claim(other, shopper, requestId)).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
    expect(await stockOf(one)).toEqual({ left: 99, reservations: 0 });
    expect(await stockOf(other)).toEqual({ left: 100, reservations: 0 });
  });

  test('the same request id is answered also when everything is gone since', async () => {
    const templateId = await offer({}, 1);
    const requestId = mall.newRequest();
    const first = await claim(templateId, shopper, requestId);
    expect((await claim(templateId, shopper, requestId)).data).toEqual(first.data);
  });

  test('a double tap is one coupon, sixteen requests at once are as many as the limit', async () => {
    const templateId = await offer({ perMember: 2 });
    const requestId = mall.newRequest();
    const taps = await Promise.all(Array.from({ length: 4 }, () => claim(templateId, shopper, requestId)));
    expect(new Set(taps.map(({ data }) => data.couponId)).size).toBe(1);
    const more = await Promise.all(Array.from({ length: 16 }, () => claim(templateId)));
    expect(more.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(more.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['COUPON_LIMIT_REACHED']));
    expect(await stockOf(templateId)).toEqual({ left: 98, reservations: 0 });
  });

  test('whoever has a hundred pieces and more, as codes can bring them, gets the next one and is told when it was the last', async () => {
    const templateId = await offer({ perMember: 102 }, 200);
    const person = await mall.member();
    await claim(templateId, person);
    const [first] = await couponsOf(templateId);
    const further = Array.from({ length: 100 }, (_, index) => {
      const _id = couponId(templateId, person.memberId, index + 2);
      return { ...first!, ...namesOf(_id), claimKey: `code:${_id}`, reservationId: `code:${_id}` };
    });
    await mall.deps.db.collection<Coupon>('coupons').insert(further);
    const next = await claim(templateId, person);
    expect(next).toMatchObject({ ok: true, data: { couponId: couponId(templateId, person.memberId, 102) } });
    // also on an instance that has not read the offer yet
    const answers = await Promise.all(Array.from({ length: 4 }, () => claim(templateId, person)));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['COUPON_LIMIT_REACHED']));
    expect(await stockOf(templateId)).toEqual({ left: 198, reservations: 0 });
  });

  test('a later edit of the offer does not change what was issued', async () => {
    const templateId = await offer({ title: '旧标题' });
    const { data } = await claim(templateId);
    await mall.deps.db.collection('templates').update(templateId, { title: '新标题', thresholdFen: 99_900, version: 2 });
    expect(await mall.ask('consumer', shopper, 'coupon.get', { couponId: data.couponId })).toMatchObject({ title: '旧标题', thresholdFen: 30_000 });
  });

  test.each<{ why: string; over: Parameters<typeof aTemplate>[1]; stock?: number; code: string }>([
    { why: 'it does not begin yet', over: { claimFrom: Date.UTC(2098, 0, 1) }, code: 'TEMPLATE_NOT_STARTED' },
    { why: 'its time is over', over: { claimUntil: LONG_AGO + 1 }, code: 'TEMPLATE_ENDED' },
    { why: 'headquarters ended it', over: { state: 'ended' }, code: 'TEMPLATE_ENDED' },
    { why: 'it is paused', over: { state: 'paused' }, code: 'TEMPLATE_NOT_FOUND' },
    { why: 'it is a draft', over: { state: 'draft' }, code: 'TEMPLATE_NOT_FOUND' },
    { why: 'it belongs to packs', over: { inCentre: false }, code: 'TEMPLATE_NOT_FOUND' },
    { why: 'it is for gold members', over: { conditions: [{ code: 'tier', atLeast: 'gold' }] }, code: 'COUPON_TIER_TOO_LOW' },
    { why: 'there was never any', over: {}, stock: 0, code: 'TEMPLATE_SOLD_OUT' },
  ])('is refused: $why', async ({ over, stock, code }) => {
    const templateId = await offer(over, stock);
    expect(await claim(templateId)).toMatchObject({ ok: false, code });
    expect(await couponsOf(templateId)).toEqual([]);
  });

  test('is refused to someone of a year ago when it is for new members', async () => {
    const old = await mall.member();
    await mall.deps.db.collection('members').update(old.memberId, { joinedAt: LONG_AGO });
    const templateId = await offer({ conditions: [{ code: 'new-member', withinDays: 30 }] });
    expect(await claim(templateId, old)).toMatchObject({ code: 'COUPON_NEW_MEMBERS_ONLY' });
    expect(await claim(templateId)).toMatchObject({ ok: true });
  });

  test('is refused to people who are not members, or whose membership is paused', async () => {
    const templateId = await offer();
    expect(await claim(templateId, mall.stranger())).toMatchObject({ code: 'MEMBER_REQUIRED' });
    const paused = await mall.member();
    await mall.ask('consumer', paused, 'consent.withdraw', { kind: 'mall' });
    expect(await claim(templateId, paused)).toMatchObject({ code: 'MEMBER_PAUSED' });
    expect(await stockOf(templateId)).toEqual({ left: 100, reservations: 0 });
  });

  test('an offer that never was is not found', async () => {
    expect(await claim('tp_nothing')).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
  });
});

describe('the coupon centre', () => {
  test('shows strangers what they could have, and members what they may take', async () => {
    const [open, gold, gone] = [await offer({}), await offer({ conditions: [{ code: 'tier', atLeast: 'gold' }] }), await offer({}, 0)];
    const look = (person: Person, templateId: string) => mall.ask('consumer', person, 'template.get', { templateId });
    expect((await look(mall.stranger(), open)).claimable).toMatchObject({ ok: false, code: 'MEMBER_REQUIRED' });
    expect(await look(shopper, open)).toMatchObject({ claimable: { ok: true }, mine: 0, perMember: 2, validityText: '领取当天及之后 7 天有效' });
    expect(await look(shopper, gold)).toMatchObject({ tierNeeded: 'gold', claimable: { ok: false, code: 'COUPON_TIER_TOO_LOW' } });
    expect(await look(mall.stranger(), gold)).toMatchObject({ tierNeeded: 'gold' });
    const just = await offer({ conditions: [{ code: 'tiers', anyOf: ['diamond', 'gold'] }] });
    expect(await look(shopper, just)).toMatchObject({ tierNeeded: 'gold', justTiers: ['gold', 'diamond'], claimable: { code: 'COUPON_TIER_TOO_LOW' } });
    expect(await look(shopper, open)).not.toHaveProperty('tierNeeded');
    expect(await look(shopper, open)).not.toHaveProperty('mineUntil');
    expect((await look(shopper, gone)).claimable).toMatchObject({ ok: false, code: 'TEMPLATE_SOLD_OUT', message: '来晚一步，已经领完了' });
    await claim(open);
    await claim(open);
    const pieces = await mall.deps.db.collection<Coupon>('coupons').find({ memberId: shopper.memberId, templateId: open });
    const mineUntil = Math.max(...pieces.map(({ validUntil }) => validUntil));
    expect(await look(shopper, open)).toMatchObject({ mine: 2, mineUntil, claimable: { ok: false, code: 'COUPON_LIMIT_REACHED' } });
  });

  test('the detail tells the rules and names the counters that take part', async () => {
    const templateId = await offer({ scope: { include: [{ kind: 'brands', ids: ['br_lake'] }], exclude: [] }, counterIds: ['ct_nlake', 'ct_nhill'] });
    const { detail, scopeText } = await mall.ask('consumer', shopper, 'template.get', { templateId });
    expect(scopeText).toBe('仅限青湖');
    expect(detail.rules[0]).toBe('适用商品满 300 元减 50 元');
    expect(detail.counters).toEqual([{ counterId: 'ct_nlake', name: '青湖城北专柜', floor: '3F', storeId: 'st_north', storeName: '城北店' }]);
    expect(detail.howToUse).toHaveLength(3);
  });

  test('pages go through everything once, those that end first at the top', async () => {
    for (let index = 0; index < 7; index += 1) {
      await addTemplate(mall.deps.db, aTemplate(`page${index}`, { claimUntil: Date.UTC(2090, 0, 1 + (index % 3)) }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await mall.ask('consumer', mall.stranger(), 'template.list', { limit: 2, cursor });
      seen.push(...page.items.map(({ templateId }: any) => templateId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 7)).toEqual(['tp_page0', 'tp_page3', 'tp_page6', 'tp_page1', 'tp_page4', 'tp_page2', 'tp_page5']);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain('tp_mallgift');
  });
});

describe('the wallet', () => {
  test('keeps apart what is usable, used and over; what ends first is at the top', async () => {
    const person = await mall.member('sign-hill', { brand: false });
    const ids: Record<string, string> = {};
    for (const key of ['late', 'soon', 'used', 'over', 'expired', 'waiting']) {
      ids[key] = (await claim(await offer(), person)).data.couponId;
    }
    const coupons = mall.deps.db.collection<Coupon>('coupons');
    const hour = 3_600_000;
    await coupons.update(ids.soon!, { validUntil: Date.now() + hour });
    await coupons.update(ids.used!, { state: 'redeemed', usedAt: Date.now() });
    await coupons.update(ids.over!, { validUntil: Date.now() - hour });
    await coupons.update(ids.expired!, { state: 'expired', validUntil: Date.now() - 2 * hour });
    await coupons.update(ids.waiting!, { validFrom: Date.now() + hour, validUntil: Date.now() + 2 * hour });
    const tab = async (name: string) =>
      (await mall.ask('consumer', person, 'coupon.list', { tab: name })).items
        .filter(({ source }: any) => source === 'claim')
        .map(({ couponId, state }: any) => [Object.keys(ids).find(key => ids[key] === couponId), state]);
    expect(await tab('usable')).toEqual([
      ['soon', 'usable'],
      ['waiting', 'waiting'],
      ['late', 'usable'],
    ]);
    expect(await tab('used')).toEqual([['used', 'used']]);
    expect(await tab('expired')).toEqual([
      ['over', 'expired'],
      ['expired', 'expired'],
    ]);
  });

  test("another member's coupon answers like none", async () => {
    const { data } = await claim(await offer());
    const other = await mall.member();
    expect(await mall.call('consumer', other, 'coupon.get', { couponId: data.couponId })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
  });
});
