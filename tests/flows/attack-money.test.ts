import type { Coupon } from '@server/modules/coupon/documents';
import type { Template } from '@server/modules/template/documents';
import type { VoucherOrder } from '@server/modules/voucher/documents';
import { takePayment } from '@server/modules/voucher/pay';
import type { Till } from '../../clients/pos/client';
import { startMall, type Answer, type Mall, type Person } from './harness';
import { openVisit } from './support/visit';
import { crowd } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import type { Shopper } from './support/points';
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
