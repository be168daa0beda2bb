import type { Refund } from '@server/modules/refund/documents';
import type { SaleInput } from '@core/contracts/sale';
import { startMall, type Mall } from './harness';
import { openVisit } from './support/visit';
import { clientOf, giveTill } from './support/till';
import { atDesk, deliver, external, moved, saleDoc, tenderDoc, voucher } from './support/sold';
import { LINE, ownCoupon } from './support/things';
import type { Till } from '../../clients/pos/client';

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-external'));
}, 60_000);
afterAll(() => mall?.close());

let slips = 0;
const upload = async (tenders: SaleInput['tenders'], over: Partial<SaleInput> = {}): Promise<string> => {
  const payFen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const sale = { counterId: 'ct_nlake', slipNo: `EX-${(slips += 1)}`, at: Date.now(), lines: [LINE], payFen, tenders, ...over };
  const answer = await till.call('upload-sale', sale, mall.newRequest());
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data.saleId;
};
const refund = async (saleId: string, amountFen: number) => {
  const lines = [{ lineId: 'l1', amountFen }];
  const { data: preview } = await atDesk(mall, 'refund.preview', { saleId, lines });
  const answer = await atDesk(mall, 'refund.make', { saleId, lines, reason: '尺码不合适', expectedCashFen: preview.cashFen });
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.data).toMatchObject({ cashFen: preview.cashFen, externalFen: preview.externalFen, externals: preview.externals });
  return answer.data;
};

test('half of the goods: half of what the certificate paid goes back through its platform, never as cash', async () => {
  const saleId = await upload([external('DY-HALF', 30_000), { kind: 'wechat', amountFen: 20_000 }]);
  const slip = await refund(saleId, 25_000);
  expect(slip).toMatchObject({
    payFen: 25_000,
    cashFen: 10_000,
    externalFen: 15_000,
    externals: [{ platform: 'douyin', certificateId: 'DY-HALF', amountFen: 15_000, whole: false }],
  });
  expect(await mall.deps.db.collection<Refund>('refunds').get(slip.refundId)).toMatchObject({ cashFen: 10_000, externalFen: 15_000 });
  expect((await atDesk(mall, 'sale.get', { saleId })).data.refunds).toMatchObject([{ externalFen: 15_000 }]);
  const noted = await tenderDoc(mall, 'DY-HALF');
  expect(noted).toMatchObject({ backFen: 15_000, holder: saleId });
  expect(noted!.refundedAt).toBeUndefined();
});

test('in parts of any size, everything comes back to what was paid, in the accounts too', async () => {
  const saleId = await upload([external('DY-A', 13_337), external('DY-B', 9_999, { paidFen: 100 }), { kind: 'cash', amountFen: 26_664 }]);
  const back = { cashFen: 0, externalFen: 0 };
  for (const amountFen of [1, 3_333, 7, 20_000, 26_659]) {
    const { cashFen, externalFen } = await refund(saleId, amountFen);
    back.cashFen += cashFen;
    back.externalFen += externalFen;
  }
  expect(back).toEqual({ cashFen: 26_664, externalFen: 13_337 + 9_999 });
  await deliver(mall);
  for (const account of ['external-receivable', 'external-discount', 'lapsed-voucher', 'till-clearing', 'brand:br_lake'])
    expect([account, await moved(mall, saleId, account)]).toEqual([account, 0]);
});

test('a full refund marks the certificate: it stays taken and pays for nothing again', async () => {
  const shopper = await mall.member();
  const couponId = await ownCoupon(mall, shopper.memberId);
  const slipNo = `EX-${(slips += 1)}`;
  const bill = { lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000, tenders: [voucher('DY-FULL')] };
  const asGuide = async (action: string, data: unknown) => mall.call('guide', mall.staff('guide'), action, data, { as: mall.at() });
  const redeemed = await asGuide('bill.redeem', { ...bill, ticketId: await openVisit(mall, shopper), slipNo });
  expect(redeemed).toMatchObject({ ok: true, data: { dueFen: 15_000 } });
  const saleId = await upload([external('DY-FULL', 30_000), { kind: 'cash', amountFen: 15_000 }], { slipNo });
  expect(await saleDoc(mall, saleId)).toMatchObject({ redemptionId: redeemed.data.redemptionId });
  const slip = await refund(saleId, 50_000);
  expect(slip).toMatchObject({ complete: true, cashFen: 15_000, externals: [{ certificateId: 'DY-FULL', amountFen: 30_000, whole: true }] });
  expect(await tenderDoc(mall, 'DY-FULL')).toMatchObject({ backFen: 30_000, refundId: slip.refundId, refundedAt: slip.at, holder: saleId });
  const other = await mall.member();
  const itsId = await ownCoupon(mall, other.memberId);
  const again = { ...bill, couponIds: [itsId], ticketId: await openVisit(mall, other), slipNo: `EX-${(slips += 1)}` };
  expect(await asGuide('bill.redeem', again)).toMatchObject({ code: 'TENDER_USED' });
  await deliver(mall);
  for (const account of ['external-receivable', 'external-discount', 'till-clearing', 'brand:br_lake'])
    expect([account, await moved(mall, saleId, account)]).toEqual([account, 0]);
  const [message] = (await mall.ask('consumer', shopper, 'inbox.list', {})).items;
  expect(message.text).toContain('平台券抵的 ¥300.00 经原平台退回');
});

test('a till that names no certificate: what the counter counted is split, and the books learn of it', async () => {
  const shopper = await mall.member();
  const couponId = await ownCoupon(mall, shopper.memberId);
  const slipNo = `EX-${(slips += 1)}`;
  const shown = { lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000, tenders: [voucher('DY-DUMB')], slipNo };
  // the sale comes first and knows nothing: its money is money until the redemption speaks
  const saleId = await upload([{ kind: 'other', amountFen: 45_000 }], { slipNo });
  await deliver(mall);
  expect(await moved(mall, saleId, 'external-receivable')).toBe(0);
  const redeemed = await mall.call('guide', mall.staff('guide'), 'bill.redeem', { ...shown, ticketId: await openVisit(mall, shopper) }, { as: mall.at() });
  expect(redeemed.ok).toBe(true);
  await deliver(mall);
  expect(await saleDoc(mall, saleId)).toMatchObject({ externals: [{ certificateId: 'DY-DUMB', amountFen: 30_000, paidFen: 27_001 }] });
  expect([
    await moved(mall, saleId, 'external-receivable'),
    await moved(mall, saleId, 'external-discount'),
    await moved(mall, saleId, 'till-clearing'),
  ]).toEqual([27_001, 2_999, 15_000]);
  const part = await refund(saleId, 10_000);
  const rest = await refund(saleId, 40_000);
  expect([part.cashFen + rest.cashFen, part.externalFen + rest.externalFen]).toEqual([15_000, 30_000]);
  await deliver(mall);
  for (const account of ['external-receivable', 'external-discount', 'till-clearing'])
    expect([account, await moved(mall, saleId, account)]).toEqual([account, 0]);
});

test('a till is told what it must not pay out; its shift report keeps it apart', async () => {
  const from = Date.now();
  const slipNo = `EX-${slips + 1}`;
  const saleId = await upload([external('DY-TILL', 50_000, { faceFen: 50_000 })]);
  const { day } = await saleDoc(mall, saleId);
  const input = { sale: { counterId: 'ct_nlake', day, slipNo }, refundNo: 'EXR-1', at: Date.now(), lines: [{ lineId: 'l1', amountFen: 50_000 }] };
  expect(await till.call('upload-refund', input, mall.newRequest())).toMatchObject({ ok: true, data: { cashFen: 0, externalFen: 50_000, complete: true } });
  expect(await till.call('shift', { from, to: Date.now() + 1 })).toMatchObject({ ok: true, data: { refunds: { count: 1, cashFen: 0, externalFen: 50_000 } } });
});

test('two refunds at once never give more of a certificate than it paid', async () => {
  const saleId = await upload([external('DY-RACE', 30_000), { kind: 'cash', amountFen: 20_000 }]);
  const lines = [{ lineId: 'l1', amountFen: 30_000 }];
  const { data } = await atDesk(mall, 'refund.preview', { saleId, lines });
  const ask = { saleId, lines, reason: '退', expectedCashFen: data.cashFen };
  const answers = await Promise.all([1, 2, 3].map(() => atDesk(mall, 'refund.make', ask)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await saleDoc(mall, saleId)).leftExternals).toMatchObject([{ amountFen: 12_000 }]);
  expect((await tenderDoc(mall, 'DY-RACE'))!.backFen).toBe(18_000);
});
