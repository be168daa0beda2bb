import type { SaleInput } from '@core/contracts/sale';
import { bookConfirmed } from '@server/modules/books/consume';
import type { PointsEntry } from '@server/modules/points/ledger';
import { startMall, type Mall } from './harness';
import { openVisit, type MemberPerson } from './support/visit';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { deliver, external, moved, saleDoc, tenderDoc, voucher } from './support/sold';
import { LINE, ownCoupon } from './support/things';
import type { Till } from '../../clients/pos/client';

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-certificate'));
}, 60_000);
afterAll(() => mall?.close());

let slips = 0;
const newSlip = (): string => `CE-${(slips += 1)}`;
const money = (amountFen: number, kind: 'wechat' | 'other' = 'wechat') => ({ kind, amountFen });

const upload = (tenders: SaleInput['tenders'], over: Partial<SaleInput> = {}) => {
  const payFen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return till.call(
    'upload-sale',
    { counterId: 'ct_nlake', slipNo: newSlip(), at: Date.now(), lines: [{ ...LINE, amountFen: payFen }], payFen, tenders, ...over },
    mall.newRequest(),
  );
};
const kept = async (tenders: SaleInput['tenders'], over: Partial<SaleInput> = {}) => {
  const answer = await upload(tenders, over);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};
/** A guide's bill of 500 yuan, 50 off, with certificates. */
const redeem = async (certificateIds: string[], slipNo = newSlip()) => {
  const who = await mall.member();
  const couponId = await ownCoupon(mall, who.memberId);
  const bill = { lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000, tenders: certificateIds.map(id => voucher(id)), slipNo };
  const answer = await mall.call('guide', mall.staff('guide'), 'bill.redeem', { ...bill, ticketId: await openVisit(mall, who) }, { as: mall.at() });
  return { ...answer, slipNo, memberId: who.memberId };
};
const onSlip = (slipNo: string): Partial<SaleInput> => ({ slipNo, lines: [LINE], payFen: 45_000 });
const undo = (redemptionId: string) =>
  mall.call('guide', mall.staff('manager'), 'redemption.reverse', { redemptionId }, { as: mall.at('store-manager', { counterId: undefined }) });

describe('one certificate counts once, over all uploads and redemptions', () => {
  test('the second sale that names it is kept and flagged, and no platform owes it twice', async () => {
    const first = await kept([external('DY-TWICE')]);
    const second = await kept([external('dy-twice'), money(5_000)]);
    expect(first.unconfirmed).toBeUndefined();
    expect(second.unconfirmed).toEqual([{ platform: 'douyin', certificateId: 'dy-twice', why: 'USED' }]);
    expect(await tenderDoc(mall, 'DY-TWICE')).toMatchObject({ holder: first.saleId });
    await deliver(mall);
    expect([await moved(mall, first.saleId, 'external-receivable'), await moved(mall, second.saleId, 'external-receivable')]).toEqual([27_001, 0]);
    expect(await moved(mall, second.saleId, 'till-clearing')).toBe(35_000);
    const shown = await mall.ask('guide', mall.staff('cashier'), 'sale.get', { saleId: second.saleId }, { as: mall.at('cashier') });
    expect(shown.unconfirmed).toEqual(second.unconfirmed);
  });

  test('what a refund gives back of a flagged one goes through its platform, never as cash, and leaves the first use alone', async () => {
    const first = await kept([external('DY-BACK')]);
    const second = await kept([external('DY-BACK')]);
    const lines = [{ lineId: 'l1', amountFen: 30_000 }];
    const back = await till.call('upload-refund', { sale: { saleId: second.saleId }, refundNo: 'CER-1', at: Date.now(), lines }, mall.newRequest());
    expect(back).toMatchObject({ ok: true, data: { cashFen: 0, externalFen: 30_000 } });
    expect(await tenderDoc(mall, 'DY-BACK')).toMatchObject({ holder: first.saleId });
    expect((await tenderDoc(mall, 'DY-BACK'))!.backFen).toBeUndefined();
    await deliver(mall);
    for (const account of ['external-receivable', 'till-clearing', 'brand:br_lake'])
      expect([account, await moved(mall, second.saleId, account)]).toEqual([account, 0]);
  });

  test('a guide cannot take one that a sale was paid with', async () => {
    await kept([external('DY-SOLD')]);
    expect(await redeem(['dy-sold'])).toMatchObject({ ok: false, code: 'TENDER_USED' });
  });

  test('a sale cannot count one that a guide took on another bill', async () => {
    const redeemed = await redeem(['DY-TAKEN']);
    expect((await kept([external('DY-TAKEN')])).unconfirmed).toMatchObject([{ why: 'USED' }]);
    expect(await tenderDoc(mall, 'DY-TAKEN')).toMatchObject({ holder: redeemed.data.redemptionId });
  });

  test('many tills upload it at once: one sale counts it, all are kept', async () => {
    const sales = await Promise.all(Array.from({ length: 4 }, () => kept([external('DY-RUSH')])));
    expect(sales.filter(({ unconfirmed }) => !unconfirmed)).toHaveLength(1);
  });

  test('twice on one sale is refused, and so is more than it is worth', async () => {
    expect(await upload([external('DY-PAIR'), external('dy-pair')])).toMatchObject({ ok: false, code: 'TENDER_REPEATED' });
    expect(await upload([external('DY-MORE', 30_001)])).toMatchObject({ ok: false, code: 'REQUEST_INVALID' });
  });
});

describe('a flagged certificate whose other use is undone', () => {
  const fourAccounts = async (saleId: string) =>
    Promise.all(['external-receivable', 'external-discount', 'till-clearing', 'brand:br_lake'].map(account => moved(mall, saleId, account)));

  test('counts for the sale that named it, in the books too, once', async () => {
    const redeemed = await redeem(['DY-FREED']);
    const sale = await kept([external('dy-freed'), money(5_000)]);
    await deliver(mall);
    expect(sale.unconfirmed).toMatchObject([{ why: 'USED' }]);
    expect(await fourAccounts(sale.saleId)).toEqual([0, 0, 35_000, -35_000]);
    expect(await undo(redeemed.data.redemptionId)).toMatchObject({ ok: true });
    await deliver(mall);
    await deliver(mall);
    expect(await tenderDoc(mall, 'DY-FREED')).toMatchObject({ holder: sale.saleId });
    expect(await fourAccounts(sale.saleId)).toEqual([27_001, 2_999, 5_000, -35_000]);
    const doc = await saleDoc(mall, sale.saleId);
    expect([doc.unconfirmed, doc.externals, doc.leftExternals]).toEqual([
      undefined,
      [{ platform: 'douyin', certificateId: 'dy-freed', amountFen: 30_000, paidFen: 27_001 }],
      doc.externals,
    ]);
    const shown = await mall.ask('guide', mall.staff('cashier'), 'sale.get', { saleId: sale.saleId }, { as: mall.at('cashier') });
    expect(shown.unconfirmed).toBeUndefined();
    // it is taken now: nobody else counts it
    expect(await redeem(['DY-FREED'])).toMatchObject({ code: 'TENDER_USED' });
    const lines = [{ lineId: 'l1', amountFen: 35_000 }];
    await till.call('upload-refund', { sale: { saleId: sale.saleId }, refundNo: 'CER-F', at: Date.now(), lines }, mall.newRequest());
    await deliver(mall);
    expect(await fourAccounts(sale.saleId)).toEqual([0, 0, 0, 0]);
  });

  test('counts for the first of several sales, and for the next when that one cannot take it', async () => {
    const redeemed = await redeem(['DY-QUEUE']);
    const [first, second, third] = [await kept([external('DY-QUEUE')]), await kept([external('DY-QUEUE')]), await kept([external('DY-QUEUE')])];
    const lines = [{ lineId: 'l1', amountFen: 1_000 }];
    // of the first one something went back meanwhile, split without the certificate
    await till.call('upload-refund', { sale: { saleId: first.saleId }, refundNo: 'CER-Q', at: Date.now(), lines }, mall.newRequest());
    await undo(redeemed.data.redemptionId);
    await deliver(mall);
    const flags = await Promise.all([first, second, third].map(async ({ saleId }) => (await saleDoc(mall, saleId)).unconfirmed?.length ?? 0));
    expect(flags).toEqual([1, 0, 1]);
    expect(await tenderDoc(mall, 'DY-QUEUE')).toMatchObject({ holder: second.saleId, wantedBy: [third.saleId] });
    expect(await moved(mall, second.saleId, 'external-receivable')).toBe(27_001);
  });

  test('goes to who took it first again, and the sale goes on waiting', async () => {
    const redeemed = await redeem(['DY-AGAIN']);
    const sale = await kept([external('DY-AGAIN')]);
    await undo(redeemed.data.redemptionId);
    const again = await redeem(['DY-AGAIN']);
    expect(again).toMatchObject({ ok: true });
    await deliver(mall);
    expect((await saleDoc(mall, sale.saleId)).unconfirmed).toHaveLength(1);
    await undo(again.data.redemptionId);
    await deliver(mall);
    expect((await saleDoc(mall, sale.saleId)).unconfirmed).toBeUndefined();
    expect(await moved(mall, sale.saleId, 'external-receivable')).toBe(27_001);
  });

  test('of an open bill that is given up it is the sale’s as well, and the books hear of it only once', async () => {
    const who = await mall.member();
    const couponId = await ownCoupon(mall, who.memberId);
    const bill = { lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000, tenders: [voucher('DY-OPEN')] };
    const asked = { ...bill, ticketId: await openVisit(mall, who) };
    const { billId } = await mall.ask('guide', mall.staff('guide'), 'bill.open', asked, { as: mall.at() });
    const sale = await kept([external('DY-OPEN')]);
    expect(sale.unconfirmed).toMatchObject([{ why: 'USED' }]);
    await mall.ask('guide', mall.staff('guide'), 'bill.release', { billId }, { as: mall.at() });
    await deliver(mall);
    const event = { data: { saleId: sale.saleId, tenderId: 'xt_douyin_DY-OPEN' }, at: Date.now() };
    await bookConfirmed(mall, event);
    expect(await moved(mall, sale.saleId, 'external-receivable')).toBe(27_001);
  });
});

describe('the same bill on both sides is one use', () => {
  test('the guide types it in small letters, the till reads large ones: they meet', async () => {
    const { slipNo, data } = await redeem(['dy-small']);
    const sale = await kept([external('DY-SMALL'), money(15_000)], onSlip(slipNo));
    expect(sale).toMatchObject({ redemption: { redemptionId: data.redemptionId, met: true } });
    expect(sale.unconfirmed).toBeUndefined();
    await deliver(mall);
    expect(await moved(mall, sale.saleId, 'external-receivable')).toBe(27_001);
    expect((await saleDoc(mall, sale.saleId)).externals).toHaveLength(1);
  });

  test('the sale first, the guide later: its certificate is hers to redeem with, and they meet', async () => {
    const slipNo = newSlip();
    const sale = await kept([external('DY-EARLY'), money(15_000)], onSlip(slipNo));
    const redeemed = await redeem(['DY-EARLY'], slipNo);
    expect(redeemed).toMatchObject({ ok: true, data: { dueFen: 15_000 } });
    await deliver(mall);
    expect(await saleDoc(mall, sale.saleId)).toMatchObject({ redemptionId: redeemed.data.redemptionId });
    expect(await moved(mall, sale.saleId, 'external-receivable')).toBe(27_001);
  });

  test('a redemption that is undone because its sale differs leaves the certificate with the sale', async () => {
    const { slipNo, data } = await redeem(['DY-STAYS']);
    const sale = await kept([external('DY-STAYS'), money(16_000)], { ...onSlip(slipNo), payFen: 46_000 });
    expect(sale).toMatchObject({ redemption: { met: false } });
    expect(sale.unconfirmed).toBeUndefined();
    expect(await undo(data.redemptionId)).toMatchObject({ ok: true });
    expect(await tenderDoc(mall, 'DY-STAYS')).toMatchObject({ holder: sale.saleId });
    expect(await redeem(['DY-STAYS'])).toMatchObject({ code: 'TENDER_USED' });
  });
});

describe('a certificate that the till does not name', () => {
  test('its till took everything in money: they meet, it is flagged, and no platform owes anything', async () => {
    const { slipNo, data } = await redeem(['DY-INVENTED']);
    const sale = await kept([money(45_000)], onSlip(slipNo));
    expect(sale).toMatchObject({
      redemption: { redemptionId: data.redemptionId, met: true },
      unconfirmed: [{ platform: 'douyin', certificateId: 'DY-INVENTED', why: 'NOT_NAMED' }],
    });
    await deliver(mall);
    expect([await moved(mall, sale.saleId, 'external-receivable'), await moved(mall, sale.saleId, 'till-clearing')]).toEqual([0, 45_000]);
    const lines = [{ lineId: 'l1', amountFen: 50_000 }];
    const preview = await mall.ask('guide', mall.staff('cashier'), 'refund.preview', { saleId: sale.saleId, lines }, { as: mall.at('cashier') });
    // what was taken in money goes back in money
    expect(preview).toMatchObject({ cashFen: 45_000, externalFen: 0 });
  });

  test('points are earned on the money only, also when the sale was heard of before its redemption', async () => {
    const shopper = await mall.member();
    const ticketId = (await till.call('identify', { code: mall.codeOf(shopper.device) }, mall.newRequest())) as { ok: true; data: { ticketId: string } };
    const slipNo = newSlip();
    const sale = await kept([money(45_000, 'other')], { ...onSlip(slipNo), ticketId: ticketId.data.ticketId });
    await deliver(mall);
    const entries = async () => (await whole<PointsEntry>(mall.deps.db, 'points_ledger')).filter(({ ref }) => ref === sale.saleId);
    expect((await entries()).map(({ spentFen, points }) => [spentFen, points])).toEqual([[45_000, 450]]);
    // another step of the code than the till's
    const redeemed = await redeemLater(slipNo, shopper);
    await deliver(mall);
    expect(await saleDoc(mall, sale.saleId)).toMatchObject({ redemptionId: redeemed.redemptionId });
    expect((await entries()).reduce((sum, { spentFen = 0 }) => sum + spentFen, 0)).toBe(15_000);
    expect((await entries()).reduce((sum, { points }) => sum + points, 0)).toBe(150);
    await deliver(mall);
    expect(await entries()).toHaveLength(2);
    const lines = [{ lineId: 'l1', amountFen: 50_000 }];
    await till.call('upload-refund', { sale: { saleId: sale.saleId }, refundNo: 'CER-2', at: Date.now(), lines }, mall.newRequest());
    await deliver(mall);
    expect((await entries()).reduce((sum, { points }) => sum + points, 0)).toBe(0);
  });
});

/** A visit at the guide's phone, by the code of the next step. */
const redeemLater = async (slipNo: string, shopper: MemberPerson): Promise<{ redemptionId: string }> => {
  const code = mall.codeOf(shopper.device, Date.now() + 60_000);
  const visit = await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code }, { as: mall.at() });
  const couponId = await ownCoupon(mall, shopper.memberId);
  const bill = { lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000, tenders: [voucher(`DY-${slipNo}`)], slipNo, ticketId: visit.ticketId };
  return mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
};
