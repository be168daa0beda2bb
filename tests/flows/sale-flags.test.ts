import { DAY_MS } from '@core/domain/calendar';
import type { Redemption } from '@server/modules/redemption/documents';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';
import { aRedemption, saleOf, type Redeemed } from './support/sales';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-flags'));
}, 60_000);
afterAll(() => mall?.close());

const manager = () => ({ as: mall.at('store-manager', { counterId: undefined, terminalId: 'terminal-9' }) });
const ask = (action: string, data: unknown = {}) => mall.ask('guide', mall.staff('manager'), action, data, manager());
const reverse = (redemptionId: string, key = 'manager', as = manager().as) =>
  mall.call('guide', mall.staff(key), 'redemption.reverse', { redemptionId }, { as });
const redemptionDoc = async (id: string) => (await mall.deps.db.collection<Redemption>('redemptions').get(id))!;
/** As if it had been made earlier. */
const age = (redemptionId: string, byMs: number) =>
  mall.deps.db.collection('redemptions').update(redemptionId, { at: Date.now() - byMs, reversibleUntil: Date.now() - byMs + 300_000 });
const couponDoc = (couponId: string) => mall.deps.db.collection<{ _id: string; state: string }>('coupons').get(couponId);
const aBill = (): Promise<Redeemed> => aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
const upload = async (redeemed: Redeemed, over: Parameters<typeof saleOf>[1] = {}) => {
  const answer = await till.call('upload-sale', saleOf(redeemed, over), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data;
};
const unmetIds = async () => (await ask('redemption.unmet')).items.map(({ redemptionId }: { redemptionId: string }) => redemptionId);

describe('an invented bill', () => {
  test('stays provisional; after a day it is flagged, listed for the manager, and no figure counts it', async () => {
    const { redemptionId } = await aBill();
    expect(await unmetIds()).not.toContain(redemptionId);
    const before = (await ask('redemption.list')).today.count;
    await age(redemptionId, DAY_MS + 60_000);
    expect(await unmetIds()).toContain(redemptionId);
    await mall.runtime.timers.run('nightly');
    expect(await redemptionDoc(redemptionId)).toMatchObject({ provisional: true, flag: 'NO_SALE' });
    await mall.deps.db.collection('redemptions').update(redemptionId, { at: Date.now() });
    expect((await ask('redemption.list')).today.count).toBe(before - 1);
    expect(await mall.deps.db.collection('outbox').get(`redemption.met:${redemptionId}`)).toBeUndefined();
  });

  test('the manager undoes it days later, and the coupon is back; the guide cannot', async () => {
    const { redemptionId, couponId } = await aBill();
    await age(redemptionId, 3 * DAY_MS);
    await mall.runtime.timers.run('nightly');
    expect(await reverse(redemptionId, 'guide', mall.at())).toMatchObject({ code: 'REDEMPTION_TOO_OLD' });
    expect(await reverse(redemptionId)).toMatchObject({ ok: true, data: { state: 'reversed' } });
    expect(await couponDoc(couponId)).toMatchObject({ state: 'issued' });
    expect(await unmetIds()).not.toContain(redemptionId);
  });

  test('a sale that comes after all takes the flag away', async () => {
    const redeemed = await aBill();
    await mall.deps.db.collection('redemptions').update(redeemed.redemptionId, { flag: 'NO_SALE', flaggedAt: 1 });
    expect((await upload(redeemed)).redemption).toMatchObject({ met: true });
    const doc = await redemptionDoc(redeemed.redemptionId);
    expect([doc.provisional, doc.flag]).toEqual([false, undefined]);
  });
});

test('a sale that is another bill is listed at once, with what differs', async () => {
  const redeemed = await aBill();
  const sale = await upload(redeemed, { payFen: 46_000 });
  const [row] = (await ask('redemption.unmet')).items.filter(({ redemptionId }: { redemptionId: string }) => redemptionId === redeemed.redemptionId);
  expect(row).toMatchObject({ flag: 'MISMATCH', saleId: sale.saleId, differences: [{ code: 'PAY', redeemedFen: 45_000, soldFen: 46_000 }] });
  expect(await mall.call('guide', mall.staff('cashier'), 'redemption.unmet', {}, { as: mall.at('cashier') })).toMatchObject({ code: 'ROLE_REQUIRED' });
});

describe('the store manager undoes', () => {
  test('from any terminal, later than the guide may, on the same day', async () => {
    const { redemptionId, couponId } = await aBill();
    const [row] = (await ask('redemption.list')).items;
    expect(row.undoUntil).toBeGreaterThanOrEqual(row.reversibleUntil);
    expect(await reverse(redemptionId)).toMatchObject({ ok: true });
    expect(await couponDoc(couponId)).toMatchObject({ state: 'issued' });
  });

  test('not the next day: then it is refunded by its slip', async () => {
    const { redemptionId } = await aBill();
    await age(redemptionId, DAY_MS - 30_000);
    expect(await reverse(redemptionId)).toMatchObject({ code: 'REDEMPTION_DAY_OVER' });
  });

  test('what waits in the list for its sale, also before the night has flagged it', async () => {
    const { redemptionId, couponId } = await aBill();
    await age(redemptionId, DAY_MS + 60_000);
    const listed = (await ask('redemption.unmet')).items.map((row: { redemptionId: string }) => row.redemptionId);
    expect(listed).toContain(redemptionId);
    expect((await redemptionDoc(redemptionId)).flag).toBeUndefined();
    expect(await reverse(redemptionId)).toMatchObject({ ok: true });
    expect(await couponDoc(couponId)).toMatchObject({ state: 'issued' });
  });

  test('not what has met its sale', async () => {
    const redeemed = await aBill();
    await upload(redeemed);
    expect(await reverse(redeemed.redemptionId)).toMatchObject({ code: 'REDEMPTION_MET' });
    expect(await reverse(redeemed.redemptionId, 'guide', mall.at())).toMatchObject({ code: 'REDEMPTION_MET' });
  });

  test('not another store’s', async () => {
    const { redemptionId } = await aBill();
    const as = mall.at('store-manager', { storeId: 'st_south', counterId: undefined });
    expect(await reverse(redemptionId, 'southern', as)).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
  });

  test('a sale and an undo at once: one of them wins, and the other one knows', async () => {
    for (let round = 0; round < 4; round += 1) {
      const redeemed = await aBill();
      const [sale, undone] = await Promise.all([upload(redeemed), reverse(redeemed.redemptionId)]);
      const doc = await redemptionDoc(redeemed.redemptionId);
      if (undone.ok) expect([doc.state, doc.saleId, sale.redemption?.met ?? false]).toEqual(['reversed', undefined, false]);
      else expect([undone.code, doc.saleId, sale.redemption?.met]).toEqual(['REDEMPTION_MET', sale.saleId, true]);
    }
  });
});

const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 35_000 };

describe('the shift report', () => {
  const now = () => Date.now();
  test('sums what one person did, by kind, with what was undone, refunded and not met', async () => {
    const from = now();
    const [one, other] = [await aBill(), await aBill()];
    const sale = await upload(one);
    const desk = { as: mall.at('cashier') };
    const lines = [{ lineId: 'l1', amountFen: 10_000 }];
    const { cashFen } = await mall.ask('guide', mall.staff('cashier'), 'refund.preview', { saleId: sale.saleId, lines }, desk);
    await mall.ask('guide', mall.staff('cashier'), 'refund.make', { saleId: sale.saleId, lines, reason: '退', expectedCashFen: cashFen }, desk);
    const guide = await mall.ask('guide', mall.staff('guide'), 'shift.report', { from, to: now() + 1 }, { as: mall.at() });
    expect(guide).toMatchObject({
      name: '林晓',
      terminals: [{ terminalId: 'terminal-1', count: 2 }],
      redemptions: { count: 2, savedFen: 10_000, payFen: 90_000 },
      byKind: [{ kind: 'cash-off', count: 2, savedFen: 10_000 }],
      refunds: { count: 0 },
      unmet: 1,
    });
    await reverse(other.redemptionId);
    const cashier = await mall.ask('guide', mall.staff('cashier'), 'shift.report', { from, to: now() + 1 }, desk);
    expect(cashier).toMatchObject({ redemptions: { count: 0 }, refunds: { count: 1, cashFen } });
    const whole = await ask('shift.report', { from, to: now() + 1, whole: true });
    expect(whole).toMatchObject({ redemptions: { count: 1, savedFen: 5_000 }, reversals: { count: 1, savedFen: 5_000 }, refunds: { count: 1 }, unmet: 0 });
    expect(whole.name).toBeUndefined();
  });

  test('of what was paid it says what was no money: points, and what vouchers of platforms counted for', async () => {
    const from = now();
    const shopper = await mall.member();
    const { db } = mall.deps;
    await db.collection('members').update(shopper.memberId, { points: 5_000, pointLots: db.command.set([{ until: from + DAY_MS, points: 5_000 }]) });
    const visit = await till.call('identify', { code: mall.codeOf(shopper.device) }, mall.newRequest());
    if (!visit.ok) throw new Error(visit.code);
    const shown = { ticketId: visit.data.ticketId, counterId: 'ct_nlake', lines: [LINE], couponIds: [], expectedPayFen: 35_000 };
    const tenders = [{ platform: 'douyin' as const, certificateId: 'DY-SHIFT', paidFen: 27_000, faceFen: 30_000 }];
    const one = await till.call('redeem', { ...shown, slipNo: 'SHIFT-1', tenders, points: 5_000 }, mall.newRequest());
    expect(one).toMatchObject({ ok: true, data: { payFen: 35_000, pointsFen: 5_000, dueFen: 0 } });
    const more = { ...shown, lines: [{ ...LINE, amountFen: 20_000 }], expectedPayFen: 20_000, slipNo: 'SHIFT-2' };
    // the bill is less than the voucher: the rest of it lapses
    await till.call('redeem', { ...more, tenders: [{ ...tenders[0]!, certificateId: 'DY-SHIFT-2' }] }, mall.newRequest());
    const report = await till.call('shift', { from, to: now() + 1 });
    expect(report).toMatchObject({
      ok: true,
      data: {
        terminals: [{ name: '三号收银台', count: 2 }],
        redemptions: { count: 2, payFen: 55_000, pointsFen: 5_000, externalFen: 50_000, dueFen: 0 },
        external: [{ platform: 'douyin', count: 2, faceFen: 60_000 }],
      },
    });
  });

  test('the whole store is the manager’s to see', async () => {
    const data = { from: now() - 1_000, to: now(), whole: true };
    expect(await mall.call('guide', mall.staff('cashier'), 'shift.report', data, { as: mall.at('cashier') })).toMatchObject({ code: 'ROLE_REQUIRED' });
  });

  test('a till has its own', async () => {
    const from = now();
    expect(await till.call('shift', { from, to: from + 1_000 })).toMatchObject({ ok: true, data: { name: '三号收银台', redemptions: { count: 0 } } });
    expect(await till.call('shift', { from, to: from + 40 * 3_600_000 })).toMatchObject({ ok: false, code: 'REQUEST_INVALID' });
  });
});
