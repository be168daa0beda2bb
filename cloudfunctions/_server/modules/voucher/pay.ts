import { windowOf } from '@core/domain/coupon/life/validity';
import { yuanText } from '@core/domain/money-text';
import { ok, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import type { Payment } from '../../payments';
import { couponId, COUPONS, namesOf, type Coupon } from '../coupon/documents';
import { countEver } from '../coupon/held';
import { writeInbox } from '../inbox/deliver';
import { MEMBERS, type Member } from '../member/documents';
import { doneKeyOf, type OrderPayment, type VoucherOrder } from './documents';
import { announceVoucher, VOUCHER_PAY_BACK, VOUCHER_SOLD } from './events';
import { getOrder, ordersOf } from './repo';

type Noticed = Pick<Context, 'deps' | 'now'>;
export type PaymentNotice = Payment & { orderId: string };

const pieceOf = (order: VoucherOrder, n: number, at: number): Coupon => ({
  ...namesOf(couponId(order.templateId, order.memberId, n)),
  memberId: order.memberId,
  templateId: order.templateId,
  state: 'issued',
  rules: order.rules,
  ...windowOf(order.validity, at),
  source: 'purchase',
  issuedAt: at,
  claimKey: `paid:${order._id}`,
  reservationId: order.taken.reservation.reservationId,
  paid: { payerId: order.memberId, paidFen: order.priceFen, orderId: order._id },
  schema: 1,
});

/** Who ordered it; undefined when she has left since. */
const buyerOf = async (tx: Transaction, { _id, memberId }: VoucherOrder): Promise<Member | undefined> => {
  const member = await tx.collection<Member>(MEMBERS).get(memberId);
  if (!member) throw new Error(`nobody has the order ${_id}`);
  return member.state === 'deleted' ? undefined : member;
};

type Paid = { order: VoucherOrder; payment: OrderPayment; member: Member };

const issuePaid = async (context: Noticed, tx: Transaction, { order, payment, member }: Paid): Promise<VoucherOrder> => {
  const { deps, now } = context;
  const piece = pieceOf(order, (await countEver(deps.db, tx, member, order.templateId)) + 1, now);
  await tx.collection<Coupon>(COUPONS).insert(piece);
  const paid = { state: 'paid' as const, couponId: piece._id, openKey: doneKeyOf(order._id), payments: [payment, ...order.payments] };
  await ordersOf(tx).update(order._id, { ...paid, payments: deps.db.command.set(paid.payments) });
  await announceVoucher(context, tx, VOUCHER_SOLD, piece._id, { couponId: piece._id, memberId: order.memberId });
  await writeInbox(tx, {
    _id: `in_sold_${order._id}`,
    memberId: order.memberId,
    kind: 'coupon',
    title: '购券成功，已放进券包',
    text: `「${order.rules.title}」实付 ¥${yuanText(order.priceFen)}，未使用随时可退，过期自动退款`,
    at: now,
  });
  return { ...order, ...paid };
};

/** Money for an order that has its voucher already, let its stock go, or is of somebody who has left: it goes back. */
const payBackExtra = async (context: Noticed, tx: Transaction, order: VoucherOrder, payment: OrderPayment): Promise<VoucherOrder> => {
  const { deps, now } = context;
  const { transactionId, paidFen } = payment;
  const extra: OrderPayment = { ...payment, refund: { refundId: `rf_${transactionId}`, amountFen: paidFen, at: now } };
  await ordersOf(tx).update(order._id, { payments: deps.db.command.push([extra]) });
  await announceVoucher(context, tx, VOUCHER_PAY_BACK, transactionId, { orderId: order._id, transactionId });
  return { ...order, payments: [...order.payments, extra] };
};

/**
 * What a payment notice does, whoever brings it: the voucher is issued once; the same notice again changes nothing; a second
 * payment, or one that comes after the order lapsed or its member has left, goes back by itself.
 */
export const takePayment = async (context: Noticed, { orderId, ...notice }: PaymentNotice): Promise<VoucherOrder> => {
  const taken = await afterLostRace(() =>
    context.deps.transact<VoucherOrder, never>(async (tx): Promise<Result<VoucherOrder, never>> => {
      const order = await getOrder(tx, orderId);
      if (!order) throw new Error(`no order ${orderId}`);
      if (order.payments.some(({ transactionId }) => transactionId === notice.transactionId)) return ok(order);
      const payment: OrderPayment = { transactionId: notice.transactionId, paidFen: notice.paidFen, at: notice.paidAt };
      const fits = order.state === 'awaiting-payment' && notice.paidFen === order.priceFen;
      const member = fits ? await buyerOf(tx, order) : undefined;
      return ok(await (member ? issuePaid(context, tx, { order, payment, member }) : payBackExtra(context, tx, order, payment)));
    }),
  );
  if (!taken.ok) throw new Error('taking a payment refuses nothing');
  return taken.data;
};
