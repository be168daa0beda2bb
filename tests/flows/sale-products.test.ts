import type { Redemption } from '@server/modules/redemption/documents';
import { startMall, type Mall } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-products'));
  const scope = { include: [], exclude: [{ kind: 'products' as const, ids: ['pd_scarf'] }] };
  await addTemplate(mall.deps.db, aTemplate('noscarf', { perMember: 9, scope }));
}, 60_000);
afterAll(() => mall?.close());

const line = (productId: string | undefined, amountFen = 50_000, lineId = 'l1') => ({
  lineId,
  brandId: 'br_lake',
  categoryId: 'cat_womens',
  amountFen,
  ...(productId === undefined ? {} : { productId }),
});

test.each([
  { why: 'goods that it is for', lines: [line('pd_coat')], met: true },
  { why: 'the same sum of what it is not for', lines: [line('pd_scarf')], met: false },
  { why: 'enough of both', lines: [line('pd_coat', 30_000), line('pd_scarf', 20_000, 'l2')], met: true },
  { why: 'a till that does not know products', lines: [line(undefined)], met: true },
])('a coupon that is not for every product, on $why', async ({ lines, met }) => {
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }], templateId: 'tp_noscarf' });
  const answer = await till.call('upload-sale', { ...saleOf(redeemed), lines }, mall.newRequest());
  expect(answer).toMatchObject({ ok: true, data: { redemption: { met } } });
  const redemption = await mall.deps.db.collection<Redemption>('redemptions').get(redeemed.redemptionId);
  if (met) expect(redemption).toMatchObject({ provisional: false });
  else {
    const differences = [{ code: 'PRODUCT', couponId: redeemed.couponId, title: '优惠 noscarf' }];
    expect(answer).toMatchObject({ data: { redemption: { differences } } });
    expect(redemption).toMatchObject({ provisional: true, flag: 'MISMATCH', differences });
    const as = mall.at('store-manager', { counterId: undefined });
    const ask = { redemptionId: redeemed.redemptionId, note: '收银员说的' };
    // other goods are another bill: its amounts are right already
    expect(await mall.call('guide', mall.staff('manager'), 'redemption.accept', ask, { as })).toMatchObject({ code: 'REDEMPTION_NOT_ACCEPTABLE' });
  }
});

test('what it took off is on the goods that it is for: the others go back at their whole price', async () => {
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }], templateId: 'tp_noscarf' });
  const lines = [line('pd_coat', 30_000), line('pd_scarf', 20_000, 'l2')];
  const answer = await till.call('upload-sale', { ...saleOf(redeemed), lines }, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  const { saleId } = answer.data;
  const ask = { saleId, lines: [{ lineId: 'l2', amountFen: 20_000 }] };
  expect(await mall.ask('guide', mall.staff('cashier'), 'refund.preview', ask, { as: mall.at('cashier') })).toMatchObject({ cashFen: 20_000 });
  const rest = { saleId, lines: [{ lineId: 'l1', amountFen: 30_000 }] };
  expect(await mall.ask('guide', mall.staff('cashier'), 'refund.preview', rest, { as: mall.at('cashier') })).toMatchObject({ cashFen: 25_000 });
});
