import type { Coupon } from '@server/modules/coupon/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { StockShard, Template } from '@server/modules/template/documents';
import type { VoucherOrder } from '@server/modules/voucher/documents';
import { takePayment } from '@server/modules/voucher/pay';
import { refundVoucher } from '@server/modules/voucher/refund';
import { startMall, type Mall, type Person } from './harness';
import { aBill } from './support/things';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';

type Member = Awaited<ReturnType<Mall['member']>>;

let mall: Mall;
let made = 0;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const VOUCHER = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };
const offer = async (over: Partial<Template> = {}, stock = 10): Promise<string> => {
  made += 1;
  const sold = { title: `抵用券${made}`, benefit: VOUCHER, thresholdFen: 0, class: 'voucher', ...over };
  return (await addTemplate(mall.deps.db, aTemplate(`sold${made}`, sold), stock))._id;
};
const buy = (who: Person, templateId: string, requestId?: string) => mall.call('consumer', who, 'voucher.buy', { templateId }, { requestId });
/** The payment panel of the phone. */
const pay = async (who: Person, order: { payment?: { package: string } }): Promise<number> =>
  (
    await fetch(`${mall.runtime.url}/_wechat/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yima-login': who.token },
      body: JSON.stringify({ package: order.payment?.package }),
    })
  ).status;
const settle = (who: Person, orderId: string) => mall.call('consumer', who, 'voucher.settle', { orderId });
const refund = (who: Person, couponId: string, requestId?: string) => mall.call('consumer', who, 'voucher.refund', { couponId }, { requestId });
const bought = async (who: Person, templateId?: string): Promise<{ couponId: string; orderId: string; templateId: string }> => {
  const order = (await buy(who, templateId ?? (await offer()))).data;
  expect(await pay(who, order)).toBe(200);
  return (await settle(who, order.orderId)).data;
};
const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const orders = () => mall.deps.db.collection<VoucherOrder>('voucher_orders');
const outbox = () => mall.deps.db.collection<OutboxEvent>('outbox');
const left = async (templateId: string): Promise<{ left: number; held: number }> => {
  const shards = await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
  return { left: shards.reduce((sum, shard) => sum + shard.left, 0), held: shards.flatMap(({ reservations }) => reservations).length };
};
const run = async (name: string): Promise<any[]> => {
  const outcome = await mall.runtime.timers.run(name);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  const answers = JSON.parse(outcome.json);
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  return answers;
};
const context = () => ({ deps: mall.deps, now: Date.now() });
const refundOf = async (orderId: string) => (await orders().get(orderId))!.payments[0]!.refund;

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

describe('the refund', () => {
  test('of an unused voucher: its price, to who paid, once; it is over then', async () => {
    const who = await mall.member();
    const { couponId, orderId } = await bought(who);
    const requestId = mall.newRequest();
    const [first, again] = [await refund(who, couponId, requestId), await refund(who, couponId, requestId)];
    expect(first).toMatchObject({ ok: true, data: { amountFen: 27_000 } });
    expect(again.data).toEqual(first.data);
    expect(await coupons().get(couponId)).toMatchObject({ state: 'refunded', refund: { to: who.memberId, amountFen: 27_000 } });
    expect(await refundOf(orderId)).toMatchObject({ amountFen: 27_000, doneAt: expect.any(Number) });
    expect(await outbox().get(`voucher.refunded:${couponId}`)).toMatchObject({ data: { couponId } });
    expect(await refund(who, couponId)).toMatchObject({ code: 'VOUCHER_NOT_REFUNDABLE' });
    expect(await mall.ask('consumer', who, 'coupon.get', { couponId })).toMatchObject({ state: 'refunded', refundable: false, refund: { amountFen: 27_000 } });
  });

  test('comes when the payment platform answers again: the voucher is over at once, the money follows', async () => {
    const who = await mall.member();
    const { couponId, orderId } = await bought(who);
    const silent = { ...mall.deps, payments: { ...mall.deps.payments!, refund: () => Promise.reject(new Error('silent')) } };
    const member = (await mall.deps.db.collection<any>('members').get(who.memberId))!;
    const call = {
      deps: { ...silent, log: () => undefined },
      now: Date.now(),
      action: 'voucher.refund',
      requestId: mall.newRequest(),
      bodyHash: 'x',
      login: { openid: who.openid },
      member,
    };
    expect(await refundVoucher(call as any, { couponId })).toMatchObject({ ok: true });
    expect(await coupons().get(couponId)).toMatchObject({ state: 'refunded' });
    expect(await refundOf(orderId)).not.toHaveProperty('doneAt');
    const { transactionId } = (await orders().get(orderId))!.payments[0]!;
    await outbox().update(`voucher.pay-back:${transactionId}`, { nextAt: 1 });
    await run('every-minute');
    expect(await refundOf(orderId)).toMatchObject({ doneAt: expect.any(Number) });
  });

  test('is refused for what was used, is in use or was never paid, and to everybody but the payer', async () => {
    const [who, other] = [await mall.member(), await mall.member()];
    const used = await bought(who);
    const ticketId = await openVisit(mall, who);
    const bill = { ...aBill(ticketId, used.couponId, `V-${made}`), expectedPayFen: 20_000 };
    await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
    expect(await refund(who, used.couponId)).toMatchObject({ code: 'VOUCHER_NOT_REFUNDABLE' });
    const held = await bought(who);
    await coupons().update(held.couponId, { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    expect(await refund(who, held.couponId)).toMatchObject({ code: 'VOUCHER_IN_USE' });
    await coupons().update(held.couponId, { lock: { by: 'bill_1', until: Date.now() - 1 } });
    expect(await refund(other, held.couponId)).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    expect(await refund(who, held.couponId)).toMatchObject({ ok: true });
    const templateId = (await addTemplate(mall.deps.db, aTemplate(`free${made}`)))._id;
    const { couponId } = await mall.ask('consumer', who, 'coupon.claim', { templateId });
    expect(await refund(who, couponId)).toMatchObject({ code: 'VOUCHER_NOT_REFUNDABLE' });
  });

  test('also after it was given away, to who paid and not to who holds it; both are told', async () => {
    const [payer, friend] = [await mall.member(), await mall.member()];
    const { couponId } = await bought(payer);
    const { giftId } = await mall.ask('consumer', payer, 'coupon.give', { couponId });
    expect(await refund(payer, couponId)).toMatchObject({ code: 'VOUCHER_IN_USE' });
    const hers = (await mall.ask('consumer', friend, 'gift.accept', { giftId })).couponId;
    expect(await mall.ask('consumer', friend, 'coupon.get', { couponId: hers })).toMatchObject({ refundable: false, source: 'gift' });
    expect(await refund(friend, hers)).toMatchObject({ code: 'VOUCHER_NOT_REFUNDABLE' });
    expect(await mall.ask('consumer', payer, 'coupon.get', { couponId })).toMatchObject({ state: 'given', refundable: true });
    expect(await refund(payer, couponId)).toMatchObject({ ok: true, data: { amountFen: 27_000 } });
    expect(await coupons().get(hers)).toMatchObject({ state: 'refunded', refund: { to: payer.memberId } });
    const told = async (who: Member) => (await mall.ask('consumer', who, 'inbox.list', {})).items.map(({ title }: any) => title);
    expect(await told(payer)).toContain('已退款 ¥270.00');
    expect(await told(friend)).toContain('朋友送的券已退款');
  });

  test('the counter and the payer at once: used or refunded, never both', async () => {
    for (let round = 0; round < 3; round += 1) {
      const who = await mall.member();
      const { couponId } = await bought(who);
      const ticketId = await openVisit(mall, who);
      const bill = { ...aBill(ticketId, couponId, `W-${made}`), expectedPayFen: 20_000 };
      const [used, back] = await Promise.all([mall.call('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() }), refund(who, couponId)]);
      expect([used.ok, back.ok].filter(Boolean)).toHaveLength(1);
      expect((await coupons().get(couponId))!.state).toBe(used.ok ? 'redeemed' : 'refunded');
    }
  });

  test('by itself in the night after its last day, while what was free expires; a held one waits', async () => {
    const who = await mall.member();
    const [over, held, given] = [await bought(who), await bought(who), await bought(who)];
    await mall.ask('consumer', who, 'coupon.give', { couponId: given.couponId });
    const past = Date.now() - 1000;
    await coupons().update(over.couponId, { validUntil: past });
    await coupons().update(given.couponId, { validUntil: past, giftUntil: past + 1 });
    await coupons().update(held.couponId, { validUntil: past, state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    await run('nightly');
    const states = await Promise.all([over, held, given].map(async ({ couponId }) => (await coupons().get(couponId))!.state));
    expect(states).toEqual(['refunded', 'locked', 'refunded']);
    expect((await coupons().get(over.couponId))!.refund).toMatchObject({ to: who.memberId, reason: '过期自动退款' });
    expect(await refundOf(over.orderId)).toMatchObject({ doneAt: expect.any(Number) });
  });

  test('of what somebody who leaves has not used', async () => {
    const who = await mall.member();
    const [mine, given] = [await bought(who), await bought(who)];
    await mall.ask('consumer', who, 'coupon.give', { couponId: given.couponId });
    await mall.ask('consumer', who, 'account.delete', { confirm: '注销' });
    for (const { couponId, orderId } of [mine, given]) {
      expect(await coupons().get(couponId)).toMatchObject({ state: 'refunded' });
      expect(await refundOf(orderId)).toMatchObject({ amountFen: 27_000, doneAt: expect.any(Number) });
    }
  });
});
