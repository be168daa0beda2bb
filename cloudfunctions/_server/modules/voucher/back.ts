import { yuanText } from '@core/domain/money-text';
import { ok, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { COUPONS, type Coupon } from '../coupon/documents';
import { writeInbox } from '../inbox/deliver';
import { getMemberById } from '../member/service';
import type { OutboxEvent } from '../outbox/outbox';
import { REFUNDS, type Refund } from '../refund/documents';
import type { OrderPayment, PaymentBack } from './documents';
import { announceVoucher, payBackNow, VOUCHER_PAY_BACK, type PayBackOf } from './events';
import { getOrder, ordersOf } from './repo';

type Working = Pick<Context, 'deps' | 'now'>;
type Part = Refund['vouchers'][number] & { refundId: string };

/** @throws Error when more would go back than was paid: the books would not agree */
const assertLeft = ({ transactionId, paidFen, refund, backs = [] }: OrderPayment, { amountFen }: PaymentBack): void => {
  const backFen = backs.reduce((sum, back) => sum + back.amountFen, refund?.amountFen ?? 0);
  if (backFen + amountFen > paidFen)
    throw new Error(`only ${paidFen - backFen} fen of ${transactionId} are left to pay back, not ${amountFen}`);
};

/** Tells who paid, where that is another than who returned the goods: she is told by the refund itself. */
const tellPayer = async (context: Working, tx: Transaction, refund: Refund, { payerId, title, paidFen, refundId }: Part): Promise<void> => {
  if (payerId === undefined || payerId === refund.memberId) return;
  const payer = await getMemberById(context.deps.db, payerId);
  if (!payer || payer.state === 'deleted') return;
  await writeInbox(tx, {
    _id: `in_back_${refundId}`,
    memberId: payerId,
    kind: 'refund',
    title: `购券款已退回 ¥${yuanText(paidFen)}`,
    text: `您送出的「${title}」用在的商品已退货，购券款 ¥${yuanText(paidFen)} 按原支付方式退回给您`,
    at: context.now,
  });
};

/** Notes once what goes back of the payment; undefined when that was noted before, or when nobody had paid. */
const note = async (context: Working, tx: Transaction, refund: Refund, part: Part): Promise<PayBackOf | undefined> => {
  const { couponId, paidFen, refundId } = part;
  const coupon = await tx.collection<Coupon>(COUPONS).get(couponId);
  if (!coupon?.paid) return undefined;
  const { orderId } = coupon.paid;
  // the payment that brought the voucher is the first
  const payment = (await getOrder(tx, orderId))?.payments[0];
  if (!payment) throw new Error(`the order ${orderId} was never paid`);
  if (payment.backs?.some(back => back.refundId === refundId)) return undefined;
  const back: PaymentBack = { refundId, amountFen: paidFen, at: context.now };
  assertLeft(payment, back);
  await ordersOf(tx).update(orderId, { 'payments.0.backs': context.deps.db.command.push([back]) });
  const of = { orderId, transactionId: payment.transactionId, refundId };
  await announceVoucher(context, tx, VOUCHER_PAY_BACK, refundId, of);
  await tellPayer(context, tx, refund, part);
  return of;
};

/**
 * Consumer of `refund.arrived`: what had been paid for vouchers goes back to who paid it, whoever used them, through the payment
 * platform. Safe to run again: each part is noted on its payment once, and the platform knows it by its id.
 */
export const onRefundForVouchers = async (context: Context, { data }: OutboxEvent): Promise<void> => {
  const { deps } = context;
  const refund = await deps.db.collection<Refund>(REFUNDS).get(data['refundId'] as string);
  if (!refund) throw new Error(`no refund ${String(data['refundId'])}`);
  for (const [nth, voucher] of refund.vouchers.entries()) {
    const part = { ...voucher, refundId: `${refund._id}_${nth}` };
    const noted = await deps.transact<PayBackOf | undefined, never>(async (tx): Promise<Result<PayBackOf | undefined, never>> =>
      ok(await note(context, tx, refund, part)),
    );
    if (noted.ok && noted.data) await payBackNow(context, noted.data);
  }
};
