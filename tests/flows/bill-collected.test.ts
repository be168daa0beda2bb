import { startMall, type Mall, type Person } from './harness';
import { clientOf, giveTill } from './support/till';
import { openVisit } from './support/visit';
import { ownCoupon } from './support/things';
import type { Till } from '../../clients/pos/client';

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-collect'));
}, 60_000);
afterAll(() => mall?.close());

type Who = { who: Person; as: ReturnType<Mall['at']> };
const guide = (): Who => ({ who: mall.staff('guide'), as: mall.at() });
const colleague = (): Who => ({ who: mall.staff('colleague'), as: mall.at('guide', { terminalId: 'terminal-2' }) });
const cashier = (): Who => ({ who: mall.staff('cashier'), as: mall.at('cashier', { terminalId: 'terminal-3' }) });
const ask = (action: string, data: object, { who, as }: Who = guide()) => mall.ask('guide', who, action, data, { as });

let slips = 0;
const newSlip = (): string => `COL-${(slips += 1)}`;
const line = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 };
/** A bill of 400 with 50 off, opened by the guide. */
const opened = async (over: object = {}): Promise<string> => {
  const shopper = await mall.member();
  const couponId = await ownCoupon(mall, shopper.memberId);
  const bill = { ticketId: await openVisit(mall, shopper), lines: [line], couponIds: [couponId], expectedPayFen: 35_000, ...over };
  return (await ask('bill.open', bill)).billId;
};
const byCashier = async (): Promise<string> => (await ask('bill.pay', { billId: await opened(), slipNo: newSlip() }, cashier())).redemptionId;
const byTill = async (): Promise<string> => {
  const paid = await till.call('redeem', { billId: await opened(), slipNo: newSlip() }, mall.newRequest());
  if (!paid.ok) throw new Error(paid.code);
  return paid.data.redemptionId;
};
/** What she did since an instant; a window of her own for every test. */
const shift = (from: number, who: Who = guide(), whole = false) => ask('shift.report', { from, to: Date.now() + 1, ...(whole ? { whole } : {}) }, who);

describe('a bill that the guide opened and somebody else took the money for', () => {
  test.each([
    { by: 'a cashier', collect: byCashier, collectorName: '吴桐' },
    { by: 'a till', collect: byTill, collectorName: '三号收银台' },
  ])('names on its receipt who opened it and who took the money: $by', async ({ collect, collectorName }) => {
    const redemptionId = await collect();
    expect(await ask('redemption.get', { redemptionId })).toMatchObject({ guideName: '林晓', collectorName });
  });

  test('stands in the guide’s own list of the day, and in the sums of list and workbench alike', async () => {
    const before = await ask('redemption.list', { mine: true });
    const [one, other] = [await byTill(), await byCashier()];
    const { items, today } = await ask('redemption.list', { mine: true, limit: 2 });
    expect(items.map(({ redemptionId, collectorName }: any) => [redemptionId, collectorName])).toEqual([
      [other, '吴桐'],
      [one, '三号收银台'],
    ]);
    expect(today).toEqual({ count: before.today.count + 2, savedFen: before.today.savedFen + 10_000, dueFen: before.today.dueFen + 70_000 });
    const bench = await ask('workbench.open', {});
    expect(bench.today).toMatchObject({ redemptions: today.count, savedFen: today.savedFen });
  });

  test('is read on page by page, each once', async () => {
    const all = (await ask('redemption.list', { mine: true, limit: 100 })).items.map(({ redemptionId }: any) => redemptionId);
    const paged: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await ask('redemption.list', { mine: true, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.items.map(({ redemptionId }: any) => redemptionId));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  test('is not hers to undo, and no colleague’s', async () => {
    const redemptionId = await byCashier();
    const row = (list: any) => list.items.find((item: any) => item.redemptionId === redemptionId);
    expect(row(await ask('redemption.list', { mine: true })).undoUntil).toBeUndefined();
    expect(row(await ask('redemption.list', { mine: true }, colleague()))).toBeUndefined();
    expect(row(await ask('redemption.list', { mine: true }, cashier()))).toMatchObject({ guideName: '林晓', undoUntil: expect.any(Number) });
  });

  test('is money in the shift of who took it; in hers it stands apart, outside her sum', async () => {
    const from = Date.now();
    const redemptionId = await byCashier();
    expect(await shift(from)).toMatchObject({ redemptions: { count: 0, payFen: 0 }, opened: { count: 1, savedFen: 5_000, payFen: 35_000, dueFen: 35_000 } });
    expect(await shift(from, cashier())).toMatchObject({ redemptions: { count: 1, payFen: 35_000 }, opened: { count: 0, payFen: 0 } });
    const manager = { who: mall.staff('manager'), as: mall.at('store-manager', { counterId: undefined }) };
    const whole = await shift(from, manager, true);
    expect(whole).toMatchObject({ redemptions: { count: 1, payFen: 35_000 } });
    expect(whole.opened).toBeUndefined();
    await ask('redemption.reverse', { redemptionId }, cashier());
    expect(await shift(from)).toMatchObject({ opened: { count: 0 } });
  });
});

test('of a bill that a voucher of a platform paid in part, the money alone is what the till took', async () => {
  const from = Date.now();
  const tenders = [{ platform: 'douyin', certificateId: 'DY-COL', paidFen: 9_000, faceFen: 10_000 }];
  await ask('bill.pay', { billId: await opened({ tenders }), slipNo: newSlip() }, cashier());
  expect(await shift(from)).toMatchObject({ opened: { count: 1, payFen: 35_000, dueFen: 25_000 } });
  const { items } = await ask('redemption.list', { mine: true, limit: 1 });
  expect(items).toMatchObject([{ tenders: [{ platform: 'douyin', certificateId: 'DY-COL' }] }]);
});

test('a cashier who opens a bill and takes its money herself is named once, and nothing stands apart', async () => {
  const from = Date.now();
  const shopper = await mall.member();
  const couponId = await ownCoupon(mall, shopper.memberId);
  const { ticketId } = await ask('visit.identify', { code: mall.codeOf(shopper.device) }, cashier());
  const { billId } = await ask('bill.open', { ticketId, lines: [line], couponIds: [couponId], expectedPayFen: 35_000 }, cashier());
  const receipt = await ask('bill.pay', { billId, slipNo: newSlip() }, cashier());
  expect(receipt).toMatchObject({ guideName: '吴桐' });
  expect(receipt.collectorName).toBeUndefined();
  expect(await shift(from, cashier())).toMatchObject({ redemptions: { count: 1 }, opened: { count: 0 } });
});
