import type { Coupon } from '@server/modules/coupon/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import type { Refund } from '@server/modules/refund/documents';
import type { Sale } from '@server/modules/sale/documents';
import type { Template } from '@server/modules/template/documents';
import type { VoucherOrder } from '@server/modules/voucher/documents';
import { takePayment } from '@server/modules/voucher/pay';
import type { Till } from '../../clients/pos/client';
import { startMall, type Answer, type Mall, type Person } from './harness';
import { openVisit } from './support/visit';
import { crowd } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import { expectBooked, hearAll, uploadSale, type Shopper } from './support/points';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let till: Till;
let other: Till;
let southern: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-a'));
  other = clientOf(mall, await giveTill(mall, 'T-b'));
  southern = clientOf(mall, await giveTill(mall, 'T-s', 'st_south'));
}, 60_000);
afterAll(() => mall?.close());

const ROUNDS = 3;
let count = 0;
const next = (): string => `R${(count += 1)}`;
const VOUCHER = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };
const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };
const offer = async (over: Partial<Template> = {}): Promise<string> => (await addTemplate(mall.deps.db, aTemplate(`loot${next()}`, over)))._id;
const toSell = (): Promise<string> => offer({ benefit: VOUCHER, thresholdFen: 0, class: 'voucher' });
const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const orders = () => mall.deps.db.collection<VoucherOrder>('voucher_orders');
const ofShopper = (who: Person, action: string, data: object) => mall.call('consumer', who, action, data);
const atCounter = (action: string, data: object) => mall.call('guide', mall.staff('guide'), action, data, { as: mall.at() });
const wins = (answers: readonly { ok: boolean }[]): number => answers.filter(({ ok }) => ok).length;
const notice = (orderId: string) => ({ orderId, transactionId: `tx-${next()}`, paidFen: 27_000, paidAt: Date.now() });
const bought = async (who: Person): Promise<{ couponId: string; orderId: string }> => {
  const { orderId } = (await ofShopper(who, 'voucher.buy', { templateId: await toSell() })).data;
  return { orderId, couponId: (await takePayment({ deps: mall.deps, now: Date.now() }, notice(orderId))).couponId! };
};
const billFor = async (who: Shopper, couponId: string) => ({
  ticketId: await openVisit(mall, who),
  lines: [LINE],
  couponIds: [couponId],
  expectedPayFen: 20_000,
});

describe('a paid voucher', () => {
  test('refunded to the payer while the friend uses it: one of the two', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [payer, friend] = [await mall.member(), await mall.member()];
      const { couponId, orderId } = await bought(payer);
      const { giftId } = (await ofShopper(payer, 'coupon.give', { couponId })).data;
      const hers = (await ofShopper(friend, 'gift.accept', { giftId })).data.couponId as string;
      const bill = { ...(await billFor(friend, hers)), slipNo: next() };
      const answers = await Promise.all([atCounter('bill.redeem', bill), ofShopper(payer, 'voucher.refund', { couponId })]);
      expect(wins(answers)).toBe(1);
      expect((await coupons().get(hers))!.state).toBe(answers[0]!.ok ? 'redeemed' : 'refunded');
      expect((await orders().get(orderId))!.payments.filter(({ refund }) => refund)).toHaveLength(answers[1]!.ok ? 1 : 0);
    }
  });

  test('accepted as a gift, refunded, held by a bill and used, all at once: one has it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [payer, friend] = [await mall.member(), await mall.member()];
      const { couponId } = await bought(payer);
      const bill = await billFor(payer, couponId);
      const give = ofShopper(payer, 'coupon.give', { couponId });
      const taken = give.then(({ ok, data }): Promise<Answer> | Answer =>
        ok ? ofShopper(friend, 'gift.accept', { giftId: data.giftId }) : ({ ok: false } as Answer),
      );
      const answers = await Promise.all([
        taken,
        ofShopper(payer, 'voucher.refund', { couponId }),
        atCounter('bill.open', bill),
        atCounter('bill.redeem', { ...bill, slipNo: next() }),
      ]);
      const pieces = await coupons().find({
        templateId: (await coupons().get(couponId))!.templateId,
        memberId: mall.deps.db.command.in([payer.memberId, friend.memberId]),
      });
      const alive = pieces.filter(({ state }) => ['issued', 'giving', 'locked', 'redeemed'].includes(state));
      expect(alive.length).toBe(answers[1]!.ok ? 0 : 1);
      const [taking, ...atOnce] = answers as [Answer, Answer, Answer, Answer];
      expect(wins(atOnce)).toBeLessThanOrEqual(1);
      // what a friend has taken can still be refunded, and nothing else
      expect(wins([taking, ...atOnce.slice(1)])).toBeLessThanOrEqual(1);
    }
  });

  test('refunded five times at once, by five requests: paid back once', async () => {
    const payer = await mall.member();
    const { couponId, orderId } = await bought(payer);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ofShopper(payer, 'voucher.refund', { couponId })));
    expect(wins(answers)).toBe(1);
    expect((await orders().get(orderId))!.payments.filter(({ refund }) => refund)).toHaveLength(1);
  });

  test('paid for by somebody who has left meanwhile: the money goes back, and nobody gets a voucher', async () => {
    const who = await mall.member();
    const { orderId } = (await ofShopper(who, 'voucher.buy', { templateId: await toSell() })).data;
    await mall.ask('consumer', who, 'account.delete', { confirm: '注销' });
    const order = await takePayment({ deps: mall.deps, now: Date.now() }, notice(orderId));
    expect(order.payments).toMatchObject([{ refund: { amountFen: 27_000 } }]);
    expect(await coupons().count({ claimKey: `paid:${orderId}` })).toBe(0);
  });

  test("somebody else's order and voucher are none, whatever request they come under", async () => {
    const [payer, thief] = [await mall.member(), await mall.member()];
    const { couponId, orderId } = await bought(payer);
    const requestId = mall.newRequest();
    const theirs = await mall.call('consumer', payer, 'voucher.settle', { orderId }, { requestId });
    expect(theirs).toMatchObject({ ok: true });
    expect(await mall.call('consumer', thief, 'voucher.settle', { orderId }, { requestId })).toMatchObject({ code: 'ORDER_NOT_FOUND' });
    for (const action of ['voucher.refund', 'coupon.give', 'coupon.take-back', 'coupon.get'])
      expect(await ofShopper(thief, action, { couponId })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
  });
});

describe('a gift', () => {
  test('says nothing of who gives it but her masked name, and nothing of her coupon', async () => {
    const [giver, friend] = [await mall.member(), await mall.member()];
    const { couponId } = (await ofShopper(giver, 'coupon.claim', { templateId: await offer() })).data;
    const { giftId } = (await ofShopper(giver, 'coupon.give', { couponId })).data;
    const text = JSON.stringify((await ofShopper(friend, 'gift.get', { giftId })).data);
    for (const secret of [giver.memberId, giver.phone, giver.openid, couponId, '林晓晓']) expect(text).not.toContain(secret);
    expect(await ofShopper(friend, 'gift.get', { giftId: giftId.slice(0, -1) + (giftId.endsWith('A') ? 'B' : 'A') })).toMatchObject({ code: 'GIFT_NOT_FOUND' });
  });

  test('ten friends and its giver reach for it at once: one has it', async () => {
    const giver = await mall.member();
    const { couponId, templateId } = (await ofShopper(giver, 'coupon.claim', { templateId: await offer() })).data;
    const { giftId } = (await ofShopper(giver, 'coupon.give', { couponId })).data;
    const friends = await crowd(mall, 9);
    const answers = await Promise.all([ofShopper(giver, 'coupon.take-back', { couponId }), ...friends.map(who => ofShopper(who, 'gift.accept', { giftId }))]);
    expect(wins(answers)).toBe(1);
    const pieces = await coupons().find({ templateId, memberId: mall.deps.db.command.in([giver, ...friends].map(({ memberId }) => memberId)) });
    expect(pieces.filter(({ state }) => state === 'issued')).toHaveLength(1);
  });
});

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

describe('a till of another store', () => {
  test('finds, pays, gives up, undoes and refunds nothing of this one', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    const { saleId } = await till
      .call('upload-sale', saleOf(redeemed), mall.newRequest())
      .then(answer => (answer.ok ? answer.data : Promise.reject(new Error(answer.code))));
    const shopper = await mall.member();
    const couponId = (await ofShopper(shopper, 'coupon.claim', { templateId: await offer() })).data.couponId;
    const bill = (await atCounter('bill.open', { ...(await billFor(shopper, couponId)), expectedPayFen: 45_000 })).data;
    const sale = saleOf({ ...redeemed, slipNo: next() });
    const refused: [string, object, string][] = [
      ['fetch-bill', { code: bill.code }, 'BILL_NOT_FOUND'],
      ['release', { billId: bill.billId }, 'BILL_NOT_FOUND'],
      ['redeem', { billId: bill.billId, slipNo: next() }, 'BILL_NOT_FOUND'],
      ['reverse', { redemptionId: redeemed.redemptionId }, 'REDEMPTION_NOT_FOUND'],
      ['show-sale', { sale: { saleId } }, 'SALE_NOT_FOUND'],
      ['upload-refund', { sale: { saleId }, refundNo: next(), at: Date.now(), lines: [{ lineId: 'l1', amountFen: 1 }] }, 'SALE_NOT_FOUND'],
      ['upload-sale', sale, 'COUNTER_NOT_FOUND'],
      ['upload-sale', { ...sale, counterId: 'ct_slake', ticketId: redeemed.ticketId }, 'VISIT_NOT_FOUND'],
      ['upload-sale', { ...sale, counterId: 'ct_slake', redemptionId: redeemed.redemptionId }, 'REDEMPTION_NOT_FOUND'],
    ];
    for (const [verb, data, code] of refused)
      expect([verb, await southern.call(verb as 'release', data as never, mall.newRequest())]).toEqual([verb, expect.objectContaining({ code })]);
    expect(
      await southern.call('find-sale', {
        by: { counterId: 'ct_nlake', day: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), slipNo: redeemed.slipNo },
      }),
    ).toMatchObject({ ok: true, data: { items: [] } });
  });

  test('nor does a till of the same store hear what another was answered, or undo what it did', async () => {
    const shopper = await mall.member();
    const requestId = mall.newRequest();
    const visit = await till.call('identify', { code: mall.codeOf(shopper.device) }, requestId);
    expect(visit).toMatchObject({ ok: true });
    expect(await other.call('lookup', { verb: 'identify', askedRequestId: requestId })).toMatchObject({ data: { state: 'unknown' } });
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    expect(await other.call('reverse', { redemptionId: redeemed.redemptionId }, mall.newRequest())).toMatchObject({ code: 'REDEMPTION_OTHER_TERMINAL' });
    const ticketId = visit.ok ? visit.data.ticketId : '';
    expect(await other.call('quote', { ticketId, counterId: 'ct_nlake', lines: [LINE] })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    expect(await other.call('find-sale', { by: { ticketId } })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
  });
});
