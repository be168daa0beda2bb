import type { Redemption } from '@server/modules/redemption/documents';
import type { TakenTender } from '@server/modules/tender/documents';
import { startMall, type Mall } from './harness';
import { whole } from './support/whole';
import { openScenes, voucher } from './support/open-scenes';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { call, ask, claim, newShopper, visitOf, couponOf, ready } = openScenes(() => mall);
let count = 0;

describe('vouchers of other platforms', () => {
  const tenderOf = (certificateId: string) => mall.deps.db.collection<TakenTender>('external_tenders').get(`xt_douyin_${certificateId}`);

  test('pay a part of the bill, stand on the receipt, and count once over all stores', async () => {
    const [one, other] = [await ready(), await ready()];
    const tenders = [voucher('DY-0001')];
    const receipt = await ask('bill.redeem', { ...one.shown, tenders, slipNo: `X${(count += 1)}` });
    expect(receipt).toMatchObject({ payFen: 35_000, dueFen: 5_000, tenders });
    expect(await tenderOf('DY-0001')).toMatchObject({ holder: receipt.redemptionId, storeId: 'st_north' });
    const again = { ...other.shown, tenders: [voucher('dy-0001')], slipNo: `X${(count += 1)}` };
    expect(await call('bill.redeem', again)).toMatchObject({ code: 'TENDER_USED', data: { certificateId: 'dy-0001' } });
    expect((await couponOf(other.couponId)).state).toBe('issued');
    expect(await call('bill.redeem', { ...again, tenders: [voucher('DY-0001', { platform: 'meituan' })] })).toMatchObject({ ok: true });
  });

  test('are in no sum of the day: what it took in money is what the receipts say', async () => {
    const { shown } = await ready();
    const before = (await ask('redemption.list', { mine: true })).today.dueFen;
    const { redemptionId, dueFen } = await ask('bill.redeem', { ...shown, tenders: [voucher('DY-0008')], slipNo: `X${(count += 1)}` });
    const { items, today } = await ask('redemption.list', { mine: true });
    expect(items[0]).toMatchObject({ redemptionId, payFen: 35_000, dueFen });
    expect([dueFen, today.dueFen]).toEqual([5_000, before + 5_000]);
  });

  test('are taken without any coupon too, here or by an open bill: they are spent on their platform already', async () => {
    const [one, other] = [await ready(), await ready()];
    const plain = { couponIds: [], expectedPayFen: 40_000 };
    const receipt = await ask('bill.redeem', { ...one.shown, ...plain, tenders: [voucher('DY-0006')], slipNo: `X${(count += 1)}` });
    expect(receipt).toMatchObject({ payFen: 40_000, dueFen: 10_000, coupons: [] });
    expect(await tenderOf('DY-0006')).toMatchObject({ holder: receipt.redemptionId });
    const bill = await ask('bill.open', { ...other.shown, ...plain, tenders: [voucher('DY-0007')] });
    expect(bill).toMatchObject({ state: 'open', dueFen: 10_000 });
    expect(await tenderOf('DY-0007')).toMatchObject({ holder: bill.billId });
  });

  test('are free again when the redemption is undone', async () => {
    const { shown } = await ready();
    const bill = { ...shown, tenders: [voucher('DY-0002')] };
    const { redemptionId } = await ask('bill.redeem', { ...bill, slipNo: `X${(count += 1)}` });
    await ask('redemption.reverse', { redemptionId });
    expect(await tenderOf('DY-0002')).toBeUndefined();
    expect(await ask('bill.redeem', { ...bill, slipNo: `X${(count += 1)}` })).toMatchObject({ dueFen: 5_000 });
  });

  test('lie on an open bill as long as it is open', async () => {
    const [one, other] = [await ready(), await ready()];
    const bill = await ask('bill.open', { ...one.shown, tenders: [voucher('DY-0003')] });
    expect(bill).toMatchObject({ dueFen: 5_000, tenders: [{ certificateId: 'DY-0003' }] });
    expect(await call('bill.open', { ...other.shown, tenders: [voucher('DY-0003')] })).toMatchObject({ code: 'TENDER_USED' });
    await ask('bill.release', { billId: bill.billId });
    expect(await ask('bill.open', { ...other.shown, tenders: [voucher('DY-0003')] })).toMatchObject({ state: 'open' });
  });

  test('that two bills take at once lie on one', async () => {
    const bills = [await ready(), await ready(), await ready()];
    const answers = await Promise.all(
      bills.map(({ shown }, index) => call('bill.redeem', { ...shown, tenders: [voucher('DY-0004')], slipNo: `Y${count}${index}` })),
    );
    expect(answers.map(({ ok, code }) => (ok ? 'done' : code)).sort()).toEqual(['TENDER_USED', 'TENDER_USED', 'done']);
    const holders = (await whole<Redemption>(mall.deps.db, 'redemptions')).filter(({ tenders }) => tenders?.[0]?.certificateId === 'DY-0004');
    expect(holders.map(({ _id }) => _id)).toEqual([(await tenderOf('DY-0004'))!.holder]);
  });

  test('do not pay for a gift', async () => {
    const shopper = await newShopper();
    const couponId = await claim(shopper, { benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0 });
    const bill = { ticketId: await visitOf(shopper), lines: [], couponIds: [couponId], expectedPayFen: 0, tenders: [voucher('DY-0005')] };
    expect(await call('bill.redeem', bill)).toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
