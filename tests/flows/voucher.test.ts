import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { StockShard, Template } from '@server/modules/template/documents';
import { takePayment } from '@server/modules/voucher/pay';
import { startMall, type Mall } from './harness';
import { voucherScenes } from './support/voucher-scenes';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { offer, buy, pay, settle, refund, bought, coupons, orders, left, run, context, refundOf } = voucherScenes(() => mall);
const outbox = () => mall.deps.db.collection<OutboxEvent>('outbox');

describe('buying', () => {
  test('an order keeps its stock, the payment brings one voucher with what was paid for it, and the books hear of it', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const order = (await buy(who, templateId)).data;
    expect(order).toMatchObject({ state: 'awaiting-payment', priceFen: 27_000, faceFen: 30_000, payment: { signType: 'RSA' } });
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
    expect((await settle(who, order.orderId)).data).toMatchObject({ state: 'awaiting-payment' });
    expect(await pay(who, order)).toBe(200);
    const paid = (await settle(who, order.orderId)).data;
    expect(paid).toMatchObject({ state: 'paid' });
    expect(await coupons().get(paid.couponId)).toMatchObject({
      state: 'issued',
      source: 'purchase',
      paid: { payerId: who.memberId, paidFen: 27_000, orderId: order.orderId },
    });
    expect(await outbox().get(`voucher.sold:${paid.couponId}`)).toMatchObject({ data: { couponId: paid.couponId } });
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
    const detail = await mall.ask('consumer', who, 'coupon.get', { couponId: paid.couponId });
    expect(detail).toMatchObject({ state: 'usable', source: 'purchase', paidFen: 27_000, refundable: true, giveable: true });
    expect((await mall.ask('consumer', who, 'inbox.list', {})).items[0]).toMatchObject({ kind: 'coupon', title: '购券成功，已放进券包' });
    // the first answer again, and nothing more
    expect((await settle(who, order.orderId)).data).toEqual(paid);
    expect(await coupons().count({ claimKey: `paid:${order.orderId}` })).toBe(1);
  });

  test('the same request is one order, and while one waits for its payment another request finds it', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const requestId = mall.newRequest();
    const [first, again] = [await buy(who, templateId, requestId), await buy(who, templateId, requestId)];
    expect(again.data).toEqual(first.data);
    expect((await buy(who, templateId)).data).toEqual(first.data);
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
  });

  test('eight taps at once are one order and one piece of stock', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(who, templateId)));
    expect(new Set(answers.filter(({ ok }) => ok).map(({ data }) => data.orderId)).size).toBe(1);
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
  });

  test('never more than there is, however many want it', async () => {
    const templateId = await offer({}, 2);
    const people = await Promise.all(Array.from({ length: 6 }, () => mall.member()));
    const answers = await Promise.all(people.map(who => buy(who, templateId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    for (const { ok, code } of answers) if (!ok) expect(code).toBe('TEMPLATE_SOLD_OUT');
  });

  test('a limit counts what was bought', async () => {
    const who = await mall.member();
    const templateId = await offer({ perMember: 2 });
    await bought(who, templateId);
    await bought(who, templateId);
    expect(await buy(who, templateId)).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
  });

  test.each<{ why: string; over: Partial<Template>; code: string }>([
    { why: 'it is claimed, not bought', over: { benefit: { kind: 'cash-off', offFen: 100 } }, code: 'TEMPLATE_NOT_FOR_SALE' },
    { why: 'it is over', over: { claimUntil: 1 }, code: 'TEMPLATE_ENDED' },
    { why: 'it is a draft', over: { state: 'draft' }, code: 'TEMPLATE_NOT_FOUND' },
  ])('is refused: $why', async ({ over, code }) => {
    expect(await buy(await mall.member(), await offer(over))).toMatchObject({ code });
  });

  test('nobody claims what is for sale, and a stranger buys nothing', async () => {
    const templateId = await offer();
    expect(await mall.call('consumer', await mall.member(), 'coupon.claim', { templateId })).toMatchObject({ code: 'TEMPLATE_FOR_SALE' });
    expect(await buy(mall.stranger(), templateId)).toMatchObject({ code: 'MEMBER_REQUIRED' });
    expect(await left(templateId)).toEqual({ left: 10, held: 0 });
  });

  test("somebody else's order is none, nor does she pay it", async () => {
    const [who, other] = [await mall.member(), await mall.member()];
    const order = (await buy(who, await offer())).data;
    expect(await settle(other, order.orderId)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
    expect(await pay(other, order)).toBe(409);
  });
});

describe('payment notices', () => {
  const notice = (orderId: string, transactionId: string) => ({ orderId, transactionId, paidFen: 27_000, paidAt: Date.now() });

  test('ten times at once, again and late: one voucher', async () => {
    const who = await mall.member();
    const { orderId } = (await buy(who, await offer())).data;
    await Promise.all(Array.from({ length: 10 }, () => takePayment(context(), notice(orderId, 'tx-one'))));
    await takePayment(context(), notice(orderId, 'tx-one'));
    expect(await coupons().count({ claimKey: `paid:${orderId}` })).toBe(1);
    expect((await orders().get(orderId))!.payments).toHaveLength(1);
  });

  test('paid twice: one voucher, and the second payment goes back by itself, once', async () => {
    const who = await mall.member();
    const { orderId } = (await buy(who, await offer())).data;
    await Promise.all([takePayment(context(), notice(orderId, 'tx-a')), takePayment(context(), notice(orderId, 'tx-b'))]);
    await takePayment(context(), notice(orderId, 'tx-b'));
    const { payments } = (await orders().get(orderId))!;
    expect(payments).toHaveLength(2);
    expect(payments.filter(({ refund: back }) => back)).toMatchObject([{ refund: { amountFen: 27_000 } }]);
    expect(await coupons().count({ claimKey: `paid:${orderId}` })).toBe(1);
    const announced = await Promise.all(['tx-a', 'tx-b'].map(id => outbox().get(`voucher.pay-back:${id}`)));
    expect(announced.filter(Boolean)).toHaveLength(1);
  });

  test('after the order lapsed: no voucher, the money goes back', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const { orderId } = (await buy(who, templateId)).data;
    await orders().update(orderId, { payUntil: Date.now() - 1 });
    await run('every-minute');
    const late = await takePayment(context(), notice(orderId, 'tx-late'));
    expect(late).toMatchObject({ state: 'lapsed', payments: [{ refund: { amountFen: 27_000 } }] });
    expect(await coupons().count({ claimKey: `paid:${orderId}` })).toBe(0);
    expect(await left(templateId)).toEqual({ left: 10, held: 0 });
  });

  test('another amount than the price brings nothing and goes back', async () => {
    const who = await mall.member();
    const { orderId } = (await buy(who, await offer())).data;
    const taken = await takePayment(context(), { ...notice(orderId, 'tx-less'), paidFen: 1 });
    expect(taken).toMatchObject({ state: 'awaiting-payment', payments: [{ refund: { amountFen: 1 } }] });
    // the right one still brings the voucher, and its refund finds its own payment
    const right = await takePayment(context(), notice(orderId, 'tx-right'));
    expect(right).toMatchObject({ state: 'paid', payments: [{ transactionId: 'tx-right' }, { transactionId: 'tx-less' }] });
    expect(await refund(who, right.couponId!)).toMatchObject({ ok: true, data: { amountFen: 27_000 } });
    expect(await refundOf(orderId)).toMatchObject({ amountFen: 27_000, doneAt: expect.any(Number) });
  });
});

describe('an order that nobody pays', () => {
  test('lets its stock go after a quarter of an hour, once, and can be made anew', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const order = (await buy(who, templateId)).data;
    expect(order.payUntil - Date.now()).toBeGreaterThan(14 * 60_000);
    await run('every-minute');
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
    await orders().update(order.orderId, { payUntil: Date.now() - 1 });
    await run('every-minute');
    await run('every-minute');
    expect(await left(templateId)).toEqual({ left: 10, held: 0 });
    expect(await pay(who, order)).toBe(409);
    expect((await settle(who, order.orderId)).data).toMatchObject({ state: 'lapsed' });
    expect((await buy(who, templateId)).data.orderId).not.toBe(order.orderId);
  });

  test('paid in the last moment, without the phone coming back: the timer brings the voucher', async () => {
    const who = await mall.member();
    const order = (await buy(who, await offer())).data;
    expect(await pay(who, order)).toBe(200);
    await orders().update(order.orderId, { payUntil: Date.now() - 1 });
    await run('every-minute');
    expect(await orders().get(order.orderId)).toMatchObject({ state: 'paid' });
    expect(await coupons().count({ claimKey: `paid:${order.orderId}` })).toBe(1);
  });

  test('a crash between stock and order leaves nothing held, between order and stock nothing given back twice', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const shards = mall.deps.db.collection<StockShard>('stock_shards');
    const [shard] = await shards.find({ templateId, left: mall.deps.db.command.gte(1) });
    const order = (await buy(who, templateId)).data;
    const { taken } = (await orders().get(order.orderId))!;
    const old = Date.now() - 60_000;
    await shards.update(shard!._id, {
      reservations: mall.deps.db.command.push([
        { ...taken.reservation, at: old },
        { reservationId: 'rs_lost', couponId: 'vo_lost', memberId: who.memberId, at: old },
      ]),
      left: mall.deps.db.command.inc(-1),
    });
    await run('every-minute');
    expect(await left(templateId)).toEqual({ left: 9, held: 0 });
  });
});
