import { randomBytes } from 'node:crypto';
import { startMall, type Answer, type Mall } from './harness';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

let count = 0;
const offer = async (over = {}): Promise<string> => (await addTemplate(mall.deps.db, aTemplate(`trace${(count += 1)}`, over)))._id;
const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };
const logged = (): string =>
  ['consumer', 'guide', 'ops', 'pos', 'jobs'].flatMap(name => mall.runtime.logs.read(name, { limit: 1000 }).map(({ line }) => line)).join('\n');

const post = async (path: string, body: unknown, bearer?: string): Promise<any> => {
  const headers = { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
  return (await fetch(mall.runtime.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
};

/** A browser that one of the crew let in; all its secrets, and what it calls with. */
const browserOf = async (key: string, as: ReturnType<Mall['at']>) => {
  const { access_token: bearer } = await post('/auth/v1/signin/anonymously', {});
  const pollKey = randomBytes(24).toString('base64url');
  const ask = (action: string, data: object = {}, requestId = mall.newRequest()): Promise<Answer> =>
    post('/v1/functions/ops', { action, requestId, data: { pollKey, ...data } }, bearer);
  const { code } = (await ask('desktop.begin', { browser: 'Chrome' })).data;
  await mall.ask('guide', mall.staff(key), 'desktop.scan', { code });
  await mall.ask('guide', mall.staff(key), 'desktop.confirm', { code }, { as });
  const { ticket } = (await ask('desktop.enter')).data;
  const { access_token } = await post('/auth/v1/signin/custom', { provider_id: 'custom', ticket });
  const call = (action: string, data: object = {}): Promise<Answer> =>
    post('/v1/functions/guide', { action, requestId: mall.newRequest(), data, as }, access_token);
  return { pollKey, code, ticket, access_token, call };
};

describe('a desktop', () => {
  const guideAt = () => mall.at('guide', { terminalId: 'phone-colleague' });
  const asManager = () => mall.at('store-manager', { counterId: undefined });
  const move = (which: string, data: object) => mall.ask('ops', mall.staff('manager'), `staff.${which}`, data, { as: asManager() });

  test('that was let in before a suspension stays out when that is lifted', async () => {
    const before = await browserOf('colleague', guideAt());
    expect(await before.call('workbench.open')).toMatchObject({ ok: true });
    await move('suspend', { staffId: 'sf_colleague', reason: '手机丢失' });
    expect(await before.call('workbench.open')).toMatchObject({ code: 'STAFF_SUSPENDED' });
    await move('resume', { staffId: 'sf_colleague' });
    expect(await before.call('workbench.open')).toMatchObject({ code: 'DESKTOP_SIGNED_OUT' });
    expect(await mall.ask('guide', mall.staff('colleague'), 'desktop.list', {})).toEqual({ items: [] });
    const after = await browserOf('colleague', guideAt());
    expect(await after.call('workbench.open')).toMatchObject({ ok: true });
  });

  test('has none of its secrets in the store or the log', async () => {
    const { pollKey, code, ticket, access_token } = await browserOf('colleague', guideAt());
    const kept = JSON.stringify(await mall.dump());
    for (const secret of [pollKey, code, ticket, access_token]) {
      expect(kept.includes(secret)).toBe(false);
      expect(logged().includes(secret)).toBe(false);
    }
  });
});

describe('gifts, codes, bills, sales and refunds', () => {
  test('leave no name, number, openid, key or secret in the log', async () => {
    const [giver, friend] = [await mall.member('bg-guide', { name: '司徒秘密' }), await mall.member('bg-guide', { name: '端木秘密' })];
    const { couponId } = await mall.ask('consumer', giver, 'coupon.claim', { templateId: await offer() });
    const { giftId } = await mall.ask('consumer', giver, 'coupon.give', { couponId });
    const hers = await mall.ask('consumer', friend, 'gift.accept', { giftId });
    const typed = 'MISTYPED0CODE1';
    await mall.call('consumer', friend, 'coupon.exchange', { text: typed });
    const key = await giveTill(mall);
    const till = clientOf(mall, key);
    const code = mall.codeOf(friend.device);
    const visit = await till.call('identify', { code }, mall.newRequest());
    if (!visit.ok) throw new Error(visit.code);
    const bill = { ticketId: visit.data.ticketId, counterId: 'ct_nlake', lines: [LINE], couponIds: [hers.couponId], expectedPayFen: 45_000, slipNo: 'TR-1' };
    expect(await till.call('redeem', bill, mall.newRequest())).toMatchObject({ ok: true });
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    const sale = await till.call('upload-sale', saleOf(redeemed), mall.newRequest());
    if (!sale.ok) throw new Error(sale.code);
    const lines = [{ lineId: 'l1', amountFen: 40_000 }];
    expect(await till.call('upload-refund', { sale: { saleId: sale.data.saleId }, refundNo: 'TR-2', at: Date.now(), lines }, mall.newRequest())).toMatchObject({
      ok: true,
    });
    const lines_ = logged();
    expect(lines_).toContain('till.upload-refund');
    for (const secret of [
      key.secret,
      code,
      giftId,
      typed,
      giver.phone,
      friend.phone,
      giver.openid,
      friend.openid,
      friend.device.secret,
      '司徒秘密',
      '端木秘密',
    ])
      expect([secret, lines_.includes(secret)]).toEqual([secret, false]);
  });

  test('of a friend who took a gift and has left since, not even the masked name is left with the giver', async () => {
    const [giver, friend] = [await mall.member(), await mall.member('bg-guide', { name: '轩辕' })];
    const { couponId } = await mall.ask('consumer', giver, 'coupon.claim', { templateId: await offer({ title: '茶礼' }) });
    const { giftId } = await mall.ask('consumer', giver, 'coupon.give', { couponId });
    await mall.ask('consumer', friend, 'gift.accept', { giftId });
    const told = async () => (await mall.ask('consumer', giver, 'inbox.list', {})).items.find(({ title }: { title: string }) => title.includes('领走'));
    expect((await told()).text).toContain('轩');
    await mall.ask('consumer', friend, 'account.delete', { confirm: '注销' });
    expect(JSON.stringify(await mall.dump())).not.toContain('轩');
    expect((await told()).text).toBe('已注销会员 领走了「茶礼」，券已在对方的券包里');
  });

  test("a refund and a sale tell the cash desk nobody's whole number or name", async () => {
    const shopper = await mall.member('bg-guide', { name: '慕容秘密' });
    const ticketId = await openVisit(mall, shopper);
    const till = clientOf(mall, await giveTill(mall));
    const sale = {
      counterId: 'ct_nlake',
      slipNo: 'TR-3',
      at: Date.now(),
      ticketId,
      lines: [LINE],
      payFen: 50_000,
      tenders: [{ kind: 'cash' as const, amountFen: 50_000 }],
    };
    const kept = await till.call('upload-sale', sale, mall.newRequest());
    if (!kept.ok) throw new Error(kept.code);
    const { saleId } = kept.data;
    const as = mall.at('cashier');
    const shown = [
      await mall.ask('guide', mall.staff('cashier'), 'sale.get', { saleId }, { as }),
      await mall.ask('guide', mall.staff('cashier'), 'sale.find', { by: { memberId: shopper.memberId } }, { as }),
      await till.call('show-sale', { sale: { saleId } }),
    ];
    expect(JSON.stringify(shown[0])).toContain('慕');
    for (const secret of [shopper.phone, shopper.openid, '慕容秘密', shopper.memberId]) expect(JSON.stringify(shown)).not.toContain(secret);
  });
});
