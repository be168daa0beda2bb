import type { ErrorCode } from '@core/contracts/errors/codes';
import { live } from '@core/domain/coupon/life/life';
import { stateAt } from '@core/domain/coupon/life/state';
import { yuanText } from '@core/domain/money-text';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, MemberContext } from '../../context';
import type { Transaction } from '../../db/database';
import { lastPiece } from '../coupon/chain';
import { COUPONS, toLife, type Coupon } from '../coupon/documents';
import { bothOf, isFree, letGo } from '../coupon/free';
import { writeInbox } from '../inbox/deliver';
import { once } from '../request/once';
import type { OrderPayment } from './documents';
import { announceVoucher, payBackNow, VOUCHER_PAY_BACK, VOUCHER_REFUNDED } from './events';
import { getOrder, ordersOf } from './repo';

type Refunding = Pick<Context, 'deps' | 'now'>;
export type Refunded = { amountFen: number; at: number; orderId: string; transactionId: string; title: string };

const whyNot = (coupon: Coupon, now: number): ErrorCode => {
  const state = stateAt(coupon, now);
  return coupon.paid && (state === 'locked' || state === 'giving') ? 'VOUCHER_IN_USE' : 'VOUCHER_NOT_REFUNDABLE';
};

/** Tells who paid, and whoever held it last, when that is a friend. */
const tell = async (tx: Transaction, piece: Coupon, amountFen: number, at: number, reason: string | undefined): Promise<void> => {
  const { payerId } = piece.paid!;
  const why = reason === undefined ? '' : `（${reason}）`;
  const message = { kind: 'coupon' as const, at };
  await writeInbox(tx, {
    ...message,
    _id: `in_refund_${piece._id}`,
    memberId: payerId,
    title: `已退款 ¥${yuanText(amountFen)}`,
    text: `「${piece.rules.title}」${why}已退款，按原支付方式退回付款人`,
  });
  if (piece.memberId === payerId) return;
  await writeInbox(tx, {
    ...message,
    _id: `in_refund_held_${piece._id}`,
    memberId: piece.memberId,
    title: '朋友送的券已退款',
    text: `「${piece.rules.title}」${why}已退款给付款的朋友，不能再使用`,
  });
};

/** Marks the money of the order as going back; the payment that brought the voucher is the first. */
const refundOrder = async ({ deps, now }: Refunding, tx: Transaction, orderId: string): Promise<OrderPayment> => {
  const order = await getOrder(tx, orderId);
  const payment = order?.payments[0];
  if (!order || !payment) throw new Error(`the order ${orderId} was never paid`);
  const refund = { refundId: `rf_${payment.transactionId}`, amountFen: payment.paidFen, at: now };
  await ordersOf(tx).update(orderId, { 'payments.0.refund': deps.db.command.set(refund) });
  return payment;
};

/** Ends one unused piece for its price, inside a transaction; the money goes to who paid, whoever holds it. */
export const refundPiece = async (
  context: Refunding,
  tx: Transaction,
  piece: Coupon,
  reason?: string,
): Promise<Result<Refunded, ErrorCode>> => {
  const { deps, now } = context;
  const { command } = deps.db;
  const ended = live(toLife(piece), { kind: 'refund' }, now);
  if (!ended.ok || !piece.paid) return refuse(whyNot(piece, now));
  const refund = { ...ended.data.refund!, ...(reason === undefined ? {} : { reason }) };
  const changed = await tx.collection<Coupon>(COUPONS).updateAndReturn(bothOf(command, { _id: piece._id }, isFree(command, now)), {
    ...letGo(command),
    state: 'refunded',
    refund: command.set(refund),
  });
  if (!changed) return refuse('VOUCHER_IN_USE');
  const { orderId } = piece.paid;
  const { transactionId } = await refundOrder(context, tx, orderId);
  await announceVoucher(context, tx, VOUCHER_REFUNDED, piece._id, { couponId: piece._id, memberId: piece.memberId });
  await announceVoucher(context, tx, VOUCHER_PAY_BACK, transactionId, { orderId, transactionId });
  await tell(tx, piece, refund.amountFen, now, reason);
  return ok({ amountFen: refund.amountFen, at: now, orderId, transactionId, title: piece.rules.title });
};

/** The payer asks for her money: her own piece, or the one that a friend holds since she gave it away. */
export const refundVoucher = async (
  context: MemberContext,
  { couponId }: { couponId: string },
): Promise<Result<{ amountFen: number; at: number }, ErrorCode>> => {
  const { deps, login, member } = context;
  const refunded = await once<Refunded, ErrorCode, Refunded>(context, {
    actor: login.openid,
    work: async tx => {
      const coupon = await tx.collection<Coupon>(COUPONS).get(couponId);
      if (coupon?.memberId !== member._id) return refuse('COUPON_NOT_FOUND');
      if (coupon.paid?.payerId !== member._id) return refuse('VOUCHER_NOT_REFUNDABLE');
      return refundPiece(context, tx, await lastPiece(tx, coupon));
    },
    remember: answer => answer,
    recall: async answer => ok(answer),
  });
  if (!refunded.ok) return refunded;
  const { amountFen, at, orderId, transactionId } = refunded.data;
  await payBackNow({ deps, now: context.now }, { orderId, transactionId });
  return ok({ amountFen, at });
};
