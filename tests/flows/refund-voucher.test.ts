import type { BookEntry } from '@server/modules/books/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { Refund } from '@server/modules/refund/documents';
import { onRefundForVouchers } from '@server/modules/voucher/back';
import type { VoucherOrder } from '@server/modules/voucher/documents';
import { onPayBack } from '@server/modules/voucher/events';
import { startMall, type Mall, type Person } from './harness';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { deliver } from './support/sold';
import type { Till } from '../../clients/pos/client';

type Member = Awaited<ReturnType<Mall['member']>>;

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
let templateId: string;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-voucher'));
  const sold = {
    title: '300 元代金券',
    benefit: { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 },
    thresholdFen: 0,
    class: 'voucher',
    perMember: 9,
  };
  templateId = (await addTemplate(mall.deps.db, aTemplate('paidback', sold), 50))._id;
}, 60_000);
afterAll(() => mall?.close());

let slips = 0;
const db = () => mall.deps.db;
const bought = async (who: Person): Promise<{ couponId: string; orderId: string }> => {
  const order = await mall.ask('consumer', who, 'voucher.buy', { templateId });
  await fetch(`${mall.runtime.url}/_wechat/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yima-login': who.token },
    body: JSON.stringify({ package: order.payment.package }),
  });
  return mall.ask('consumer', who, 'voucher.settle', { orderId: order.orderId });
};
/** She uses it on goods of 500 yuan, and the till uploads the sale. */
const used = async (shopper: Member, couponId: string): Promise<string> => {
  const slipNo = `PV-${(slips += 1)}`;
  const line = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };
  const bill = { lines: [line], couponIds: [couponId], expectedPayFen: 20_000, ticketId: await openVisit(mall, shopper), slipNo };
  await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
  const sale = { counterId: 'ct_nlake', slipNo, at: Date.now(), lines: [line], payFen: 20_000, tenders: [{ kind: 'wechat' as const, amountFen: 20_000 }] };
  const answer = await till.call('upload-sale', sale, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.data.redemption).toMatchObject({ met: true });
  return answer.data.saleId;
};
const refund = async (saleId: string, amountFen: number): Promise<Refund> => {
  const as = mall.at('cashier');
  const lines = [{ lineId: 'l1', amountFen }];
  const { cashFen } = await mall.ask('guide', mall.staff('cashier'), 'refund.preview', { saleId, lines }, { as });
  const slip = await mall.ask('guide', mall.staff('cashier'), 'refund.make', { saleId, lines, reason: '退', expectedCashFen: cashFen }, { as });
  return (await db().collection<Refund>('refunds').get(slip.refundId))!;
};
const backsOf = async (orderId: string) => (await db().collection<VoucherOrder>('voucher_orders').get(orderId))!.payments[0]!.backs ?? [];
const inboxOf = async (who: Person) => (await mall.ask('consumer', who, 'inbox.list', {})).items as { title: string; text: string }[];
const eventOf = async ({ _id }: Refund): Promise<OutboxEvent> => (await db().collection<OutboxEvent>('outbox').get(`refund.arrived:${_id}`))!;
const context = (over: object = {}) => ({ deps: { ...mall.deps, ...over }, now: Date.now() }) as unknown as Parameters<typeof onRefundForVouchers>[0];

test('the goods go back in parts: what was paid for the voucher follows in parts, each once, and sums to it', async () => {
  const shopper = await mall.member();
  const { couponId, orderId } = await bought(shopper);
  const saleId = await used(shopper, couponId);
  const refunds = [await refund(saleId, 10_001), await refund(saleId, 23_456), await refund(saleId, 16_543)];
  expect(refunds.map(({ vouchers }) => vouchers[0]!.payerId)).toEqual([shopper.memberId, shopper.memberId, shopper.memberId]);
  const event = await eventOf(refunds[0]!);
  await deliver(mall);
  const backs = await backsOf(orderId);
  expect(backs.map(({ refundId, amountFen }) => [refundId, amountFen]).sort()).toEqual(
    refunds.map(({ _id, vouchers }) => [`${_id}_0`, vouchers[0]!.paidFen]).sort(),
  );
  expect(backs.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(27_000);
  for (const { doneAt } of backs) expect(doneAt).toEqual(expect.any(Number));
  // heard again, nothing more goes back
  await onRefundForVouchers(context(), event);
  expect(await backsOf(orderId)).toEqual(backs);
  const entries = (await whole<BookEntry>(db(), 'book_entries')).filter(entry => entry.saleId === saleId && entry.kind === 'refund');
  const paidBack = entries.flatMap(({ postings }) => postings).filter(({ account }) => account === 'voucher-clearing');
  expect(paidBack.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(-27_000);
  expect((await inboxOf(shopper))[0]!.text).toContain('购券款');
});

test('given to a friend who used it: the money goes to who paid, and both are told', async () => {
  const [payer, friend] = [await mall.member(), await mall.member()];
  const { couponId, orderId } = await bought(payer);
  const { giftId } = await mall.ask('consumer', payer, 'coupon.give', { couponId });
  const piece = await mall.ask('consumer', friend, 'gift.accept', { giftId });
  const saleId = await used(friend, piece.couponId);
  const made = await refund(saleId, 50_000);
  expect(made.vouchers).toMatchObject([{ payerId: payer.memberId, paidFen: 27_000 }]);
  await deliver(mall);
  expect(await backsOf(orderId)).toMatchObject([{ amountFen: 27_000, doneAt: expect.any(Number) }]);
  expect((await inboxOf(payer))[0]).toMatchObject({ title: '购券款已退回 ¥270.00' });
  expect((await inboxOf(friend))[0]!.text).toContain('退回付款人');
});

test('while the payment platform is silent it is owed, and follows when it answers, under one number', async () => {
  const shopper = await mall.member();
  const { couponId, orderId } = await bought(shopper);
  const made = await refund(await used(shopper, couponId), 50_000);
  const asked: string[] = [];
  const silent = { ...mall.deps.payments!, refund: async ({ refundId }: { refundId: string }) => Promise.reject(new Error(`silent ${asked.push(refundId)}`)) };
  const event = await eventOf(made);
  // several at once, as a timer and a first attempt may be
  await Promise.allSettled([1, 2, 3].map(() => onRefundForVouchers(context({ payments: silent, log: () => undefined }), event)));
  expect(await backsOf(orderId)).toHaveLength(1);
  expect((await backsOf(orderId))[0]!.doneAt).toBeUndefined();
  const waiting = (await db().collection<OutboxEvent>('outbox').get(`voucher.pay-back:${made._id}_0`))!;
  expect(waiting.data).toMatchObject({ orderId, refundId: `${made._id}_0` });
  await expect(onPayBack(context({ payments: undefined }), waiting)).rejects.toThrow('no payment platform');
  await deliver(mall);
  expect(await backsOf(orderId)).toMatchObject([{ refundId: `${made._id}_0`, amountFen: 27_000, doneAt: expect.any(Number) }]);
  expect(new Set(asked)).toEqual(new Set([`${made._id}_0`]));
});

test('a voucher that was handed out: nobody had paid, nobody gets anything', async () => {
  const shopper = await mall.member();
  const { couponId } = await bought(shopper);
  await deliver(mall);
  await db().collection('coupons').update(couponId, { paid: db().command.remove() });
  const made = await refund(await used(shopper, couponId), 50_000);
  expect([made.vouchers, made.cashFen]).toEqual([[], 20_000]);
  await deliver(mall);
});

test('more than was paid never goes back: the event stays and says so', async () => {
  const shopper = await mall.member();
  const { couponId, orderId } = await bought(shopper);
  const made = await refund(await used(shopper, couponId), 50_000);
  const event = await eventOf(made);
  await db().collection('voucher_orders').update(orderId, { 'payments.0.paidFen': 26_999 });
  await expect(onRefundForVouchers(context(), event)).rejects.toThrow('only 26999 fen');
  expect(await backsOf(orderId)).toEqual([]);
});
