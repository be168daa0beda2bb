import type { MemberContext } from '@server/context';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import { refundVoucher } from '@server/modules/voucher/refund';
import { startMall, type Mall } from './harness';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';
import { aBill } from './support/things';
import { voucherScenes } from './support/voucher-scenes';

type Member = Awaited<ReturnType<Mall['member']>>;

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { refund, bought, coupons, orders, run, refundOf } = voucherScenes(() => mall);
let made = 0;
const outbox = () => mall.deps.db.collection<OutboxEvent>('outbox');

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
    const member = (await mall.deps.db.collection<MemberContext['member']>('members').get(who.memberId))!;
    const call: MemberContext = {
      deps: { ...silent, log: () => undefined },
      now: Date.now(),
      action: 'voucher.refund',
      requestId: mall.newRequest(),
      bodyHash: 'x',
      login: { openid: who.openid },
      member,
    };
    expect(await refundVoucher(call, { couponId })).toMatchObject({ ok: true });
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
    const bill = { ...aBill(ticketId, used.couponId, `V-${(made += 1)}`), expectedPayFen: 20_000 };
    await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
    expect(await refund(who, used.couponId)).toMatchObject({ code: 'VOUCHER_NOT_REFUNDABLE' });
    const held = await bought(who);
    await coupons().update(held.couponId, { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    expect(await refund(who, held.couponId)).toMatchObject({ code: 'VOUCHER_IN_USE' });
    await coupons().update(held.couponId, { lock: { by: 'bill_1', until: Date.now() - 1 } });
    expect(await refund(other, held.couponId)).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    expect(await refund(who, held.couponId)).toMatchObject({ ok: true });
    const templateId = (await addTemplate(mall.deps.db, aTemplate(`free${(made += 1)}`)))._id;
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
      const bill = { ...aBill(ticketId, couponId, `W-${(made += 1)}`), expectedPayFen: 20_000 };
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
