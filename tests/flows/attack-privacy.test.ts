import { sha256 } from '@server/crypto';
import { startMall, type Mall } from './harness';
import { addTemplate, aTemplate } from './support/mall';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const line = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 };
const misfitsSeenBy = async (key: 'guide' | 'cashier'): Promise<string[]> => {
  const shopper = await mall.member();
  for (const templateId of ['tp_hill', 'tp_lake', 'tp_mallonhill']) await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
  const as = mall.at(key);
  const { ticketId } = await mall.ask('guide', mall.staff(key), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
  const { misfits } = await mall.ask('guide', mall.staff(key), 'bill.quote', { ticketId, lines: [{ ...line, amountFen: 100 }] }, { as });
  return misfits
    .map(({ coupon }: any) => coupon.templateId)
    .filter((id: string) => ['tp_hill', 'tp_lake', 'tp_mallonhill'].includes(id))
    .sort();
};

describe('at the counter', () => {
  beforeAll(async () => {
    const onHill = { include: [{ kind: 'brands' as const, ids: ['br_hill'] }], exclude: [] };
    await addTemplate(mall.deps.db, aTemplate('hill', { issuer: 'brand', brandId: 'br_hill', scope: onHill }));
    await addTemplate(mall.deps.db, aTemplate('lake', { issuer: 'brand', brandId: 'br_lake' }));
    await addTemplate(mall.deps.db, aTemplate('mallonhill', { scope: onHill }));
  });

  test('a brand’s guide does not learn of another brand’s coupons', async () => {
    expect(await misfitsSeenBy('guide')).toEqual(['tp_lake', 'tp_mallonhill']);
  });

  test('the mall’s cashier may tell a shopper why her other coupons do not fit', async () => {
    expect(await misfitsSeenBy('cashier')).toEqual(['tp_hill', 'tp_lake', 'tp_mallonhill']);
  });

  test.each([
    { why: 'left', action: 'account.delete', data: { confirm: '注销' } },
    { why: 'withdrew', action: 'consent.withdraw', data: { kind: 'mall' } },
  ])('a visit shows nobody who has $why since', async ({ action, data }) => {
    const shopper = await mall.member();
    const as = mall.at();
    const guide = mall.staff('guide');
    const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
    await mall.ask('consumer', shopper, action, data);
    expect(await mall.call('guide', guide, 'visit.get', { ticketId }, { as })).toMatchObject({ code: 'MEMBER_PAUSED' });
  });
});

test('a request’s record is no plain hash of a phone number or a PIN', async () => {
  const shopper = await mall.member();
  const input = { phone: shopper.phone, reason: '手机丢失' };
  const as = { role: 'store-manager' as const, storeId: 'st_north', terminalId: 'terminal-7' };
  await mall.ask('ops', mall.staff('manager'), 'desk.find-member', input, { as });
  const card = { cardNumber: '800100020009', pin: '123456' };
  await mall.call('consumer', shopper, 'card.find', card);
  const stored = JSON.stringify(await mall.dump([]));
  for (const said of [input, card]) expect(stored.includes(sha256(JSON.stringify(said)))).toBe(false);
});

test('nothing of what a visit, a look at the desk and a phone leave behind tells number, openid or name', async () => {
  const shopper = await mall.member('bg-guide', { name: '欧阳秘密' });
  await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as: mall.at() });
  const as = { role: 'store-manager' as const, storeId: 'st_north', terminalId: 'terminal-7' };
  await mall.ask('ops', mall.staff('manager'), 'desk.find-member', { phone: shopper.phone, reason: '手机丢失' }, { as });
  // all but her own document, and what her own phone calls itself
  const kept = Object.entries(await mall.dump(['members', 'devices']));
  const logs = ['consumer', 'guide', 'ops'].flatMap(name => mall.runtime.logs.read(name, { limit: 1000 }).map(({ line: text }) => text));
  for (const secret of [shopper.phone, shopper.openid, '欧阳秘密']) {
    expect(kept.filter(([, rows]) => JSON.stringify(rows).includes(secret)).map(([name]) => name)).toEqual([]);
    expect(logs.filter(text => text.includes(secret))).toEqual([]);
  }
});

test('of somebody who has left no name and no number is anywhere, not even half hidden', async () => {
  const shopper = await mall.member('bg-guide', { name: '慕容' });
  const as = mall.at();
  const guide = mall.staff('guide');
  const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
  const { fits } = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line] }, { as });
  const couponIds = [fits[0].coupon.couponId];
  const { chosen } = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line], couponIds }, { as });
  const bill = { ticketId, slipNo: 'P-1', lines: [line], couponIds, expectedPayFen: chosen.payFen };
  const { memberMasked, redemptionId } = await mall.ask('guide', guide, 'bill.redeem', bill, { as });
  const masked = memberMasked.split(' ').at(-1);
  expect(JSON.stringify(await mall.dump([]))).toContain(masked);

  await mall.ask('consumer', shopper, 'account.delete', { confirm: '注销' });
  const left = JSON.stringify(await mall.dump([]));
  for (const trace of [masked, memberMasked, shopper.phone, '慕容']) expect(left).not.toContain(trace);
  expect(await mall.ask('guide', guide, 'redemption.get', { redemptionId }, { as })).toMatchObject({ memberMasked: '已注销会员', payFen: chosen.payFen });
});
