import type { Coupon } from '@server/modules/coupon/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import type { Refund } from '@server/modules/refund/documents';
import type { Sale } from '@server/modules/sale/documents';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { openVisit } from './support/visit';
import { expectBooked, hearAll, uploadSale, type Shopper } from './support/points';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let till: Till;
let other: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-a'));
  other = clientOf(mall, await giveTill(mall, 'T-b'));
}, 60_000);
afterAll(() => mall?.close());

const ROUNDS = 3;
let count = 0;
const next = (): string => `R${(count += 1)}`;
const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };
const atCounter = (action: string, data: object) => mall.call('guide', mall.staff('guide'), action, data, { as: mall.at() });
const wins = (answers: readonly { ok: boolean }[]): number => answers.filter(({ ok }) => ok).length;

describe('a refund', () => {
  const sold = async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    const answer = await till.call('upload-sale', saleOf(redeemed), mall.newRequest());
    if (!answer.ok) throw new Error(answer.code);
    return { ...redeemed, saleId: answer.data.saleId };
  };
  const byTill = (by: Till, saleId: string, refundNo: string, lines: { lineId: string; amountFen: number }[]) =>
    by.call('upload-refund', { sale: { saleId }, refundNo, at: Date.now(), lines }, mall.newRequest());

  test('of the whole at two tills and the cash desk at once is made once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { saleId } = await sold();
      const lines = [{ lineId: 'l1', amountFen: 40_000 }];
      const atDesk = mall.call(
        'guide',
        mall.staff('cashier'),
        'refund.make',
        { saleId, lines, reason: '退', expectedCashFen: 35_000 },
        { as: mall.at('cashier') },
      );
      const answers = await Promise.all([atDesk, byTill(till, saleId, next(), lines), byTill(other, saleId, next(), lines)]);
      expect(wins(answers)).toBe(1);
      const made = await mall.deps.db.collection<Refund>('refunds').find({ saleId });
      expect(made.reduce((sum, { payFen }) => sum + payFen, 0)).toBe(35_000);
      expect((await mall.deps.db.collection<Sale>('sales').get(saleId))!.refundedFen).toBe(35_000);
    }
  });

  test.each([
    { why: 'a negative part', lines: [{ lineId: 'l1', amountFen: -1 }] },
    { why: 'none of it', lines: [{ lineId: 'l1', amountFen: 0 }] },
    { why: 'a fraction of a fen', lines: [{ lineId: 'l1', amountFen: 0.5 }] },
    { why: 'more than all the money there is', lines: [{ lineId: 'l1', amountFen: 1e15 }] },
    { why: 'more than the line was', lines: [{ lineId: 'l1', amountFen: 40_001 }] },
    {
      why: 'a line twice',
      lines: [
        { lineId: 'l1', amountFen: 30_000 },
        { lineId: 'l1', amountFen: 30_000 },
      ],
    },
    { why: 'a line that was not sold', lines: [{ lineId: 'l9', amountFen: 1 }] },
    { why: 'a condition', lines: [{ lineId: { $gt: '' }, amountFen: 1 }] },
  ])('of $why is refused and changes nothing', async ({ lines }) => {
    const { saleId } = await sold();
    expect(await byTill(till, saleId, next(), lines as never)).toMatchObject({ ok: false });
    expect(
      await mall.call('guide', mall.staff('cashier'), 'refund.make', { saleId, lines, reason: '退', expectedCashFen: 1 }, { as: mall.at('cashier') }),
    ).toMatchObject({ ok: false });
    expect((await mall.deps.db.collection<Sale>('sales').get(saleId))!.refundedFen).toBe(0);
  });

  test('a bill undone while its sale arrives: met and kept, or undone and unmet, never both', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
      const { redemptionId, couponId } = redeemed;
      const [undone, kept] = await Promise.all([
        mall.call('guide', mall.staff('manager'), 'redemption.reverse', { redemptionId }, { as: mall.at('store-manager', { counterId: undefined }) }),
        till.call('upload-sale', saleOf(redeemed), mall.newRequest()),
      ]);
      expect(kept).toMatchObject({ ok: true });
      await hearAll(mall);
      const redemption = (await mall.deps.db.collection<Redemption>('redemptions').get(redemptionId))!;
      const coupon = (await coupons().get(couponId))!;
      if (undone!.ok) {
        expect(redemption).toMatchObject({ state: 'reversed' });
        expect(redemption.saleId).toBeUndefined();
        expect(coupon.state).toBe('issued');
      } else {
        expect(redemption).toMatchObject({ state: 'redeemed', provisional: false });
        expect(coupon.state).toBe('redeemed');
      }
    }
  });
});

describe('a mistyped bill', () => {
  const asManager = () => mall.at('store-manager', { counterId: undefined });
  const manager = (action: string, data: object) => mall.call('guide', mall.staff('manager'), action, data, { as: asManager() });
  /** Typed as 400; the till sold 420 and took the same 50 off. */
  const mistyped = async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    const lines = redeemed.lines.map(line => ({ ...line, amountFen: 42_000 }));
    const kept = await till.call('upload-sale', saleOf(redeemed, { lines, payFen: 37_000 }), mall.newRequest());
    if (!kept.ok) throw new Error(kept.code);
    return { ...redeemed, saleId: kept.data.saleId };
  };

  test('accepted twice and undone at once: met by one sale, or undone, never both', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { redemptionId, couponId, saleId } = await mistyped();
      const answers = await Promise.all([
        manager('redemption.accept', { redemptionId, note: '少打一件' }),
        manager('redemption.reverse', { redemptionId }),
        manager('redemption.accept', { redemptionId, note: '看错了' }),
      ]);
      expect(wins(answers)).toBe(1);
      const redemption = (await mall.deps.db.collection<Redemption>('redemptions').get(redemptionId))!;
      const sale = (await mall.deps.db.collection<Sale>('sales').get(saleId))!;
      const undone = answers[1]!.ok;
      expect([redemption.state, redemption.saleId, sale.redemptionId]).toEqual(
        undone ? ['reversed', undefined, undefined] : ['redeemed', saleId, redemptionId],
      );
      expect((await coupons().get(couponId))!.state).toBe(undone ? 'issued' : 'redeemed');
    }
  });

  test("is accepted by the store's own manager alone", async () => {
    const { redemptionId } = await mistyped();
    const input = { redemptionId, note: '认可' };
    for (const key of ['guide', 'cashier'] as const)
      expect(await mall.call('guide', mall.staff(key), 'redemption.accept', input, { as: mall.at(key) })).toMatchObject({ code: 'ROLE_REQUIRED' });
    const south = mall.at('store-manager', { counterId: undefined, storeId: 'st_south' });
    expect(await mall.call('guide', mall.staff('southern'), 'redemption.accept', input, { as: south })).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
    expect(await mall.call('guide', mall.staff('southern'), 'redemption.accept', input, { as: asManager() })).toMatchObject({ code: 'STORE_NOT_YOURS' });
  });
});

describe('points', () => {
  test('spent at two counters while a refund takes them back: never below zero, and every entry is booked', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const shopper: Shopper = await mall.member('sign-hill', { brand: false });
      const ticketId = await openVisit(mall, shopper);
      const sale = await uploadSale(mall, till, ticketId, [2_000_000]);
      await hearAll(mall);
      const bill = (): object => ({ ticketId, slipNo: next(), lines: [LINE], couponIds: [], expectedPayFen: 50_000, points: 1_000 });
      await Promise.all([
        ...Array.from({ length: 4 }, () => atCounter('bill.redeem', bill())),
        till.call(
          'upload-refund',
          { sale: { saleId: sale.saleId }, refundNo: next(), at: Date.now(), lines: [{ lineId: 'l1', amountFen: 2_000_000 }] },
          mall.newRequest(),
        ),
      ]);
      await hearAll(mall);
      await expectBooked(mall, shopper.memberId);
    }
  });

  test.each([{ points: -100 }, { points: 0 }, { points: 150 }, { points: 1.5 }, { points: 1e12 }, { points: { $inc: 1 } }])(
    'of $points pay nothing',
    async ({ points }) => {
      const shopper: Shopper = await mall.member('sign-hill', { brand: false });
      const ticketId = await openVisit(mall, shopper);
      const bill = { ticketId, slipNo: next(), lines: [LINE], couponIds: [], expectedPayFen: 50_000, points };
      expect(await atCounter('bill.redeem', bill)).toMatchObject({ ok: false });
      expect(await atCounter('bill.open', bill)).toMatchObject({ ok: false });
    },
  );
});
