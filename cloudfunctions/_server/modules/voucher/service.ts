import type { ErrorCode } from '@core/contracts/errors/codes';
import type { VoucherOrder as OrderView } from '@core/contracts/voucher';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, MemberContext } from '../../context';
import type { Database } from '../../db/database';
import { findDueForRefund, findPaidUnused } from '../coupon/unused';
import { COUPONS, type Coupon } from '../coupon/documents';
import { letGo } from '../coupon/free';
import { once } from '../request/once';
import { reopenReservation, undoReservation } from '../template/stock';
import { doneKeyOf, type VoucherOrder } from './documents';
import { payBackNow } from './events';
import { takePayment } from './pay';
import { findUnpaid, getOrder, ordersOf } from './repo';
import { refundPiece, type Refunded } from './refund';
import { toOrderView } from './view';

type Working = Pick<Context, 'deps' | 'now'>;

/** What became of the payment, asked of the payment platform; a payment that arrived brings the voucher. */
export const settleVoucher = async (context: MemberContext, { orderId }: { orderId: string }): Promise<Result<OrderView, ErrorCode>> => {
  const { deps, login, member } = context;
  const order = await getOrder(deps.db, orderId);
  if (order?.memberId !== member._id) return refuse('ORDER_NOT_FOUND');
  // the request is only kept apart from others: what there is to change is known by the order's id
  const kept = await once<null, ErrorCode, null>(context, {
    actor: login.openid,
    ref: null,
    work: async () => ok(null),
    recall: async () => ok(null),
  });
  if (!kept.ok) return kept;
  const payment = order.state === 'awaiting-payment' ? await deps.payments?.look(orderId) : undefined;
  return ok(toOrderView(payment ? await takePayment(context, { orderId, ...payment }) : order));
};

/** Was this order made from that reservation? For the sweeper of crashed purchases. */
export const isOrderedFrom = async (db: Database, orderId: string, reservationId: string): Promise<boolean> =>
  (await getOrder(db, orderId))?.taken.reservation.reservationId === reservationId;

/** Lets the stock of an unpaid order go: back into the shard's reservations with the order's end, and from there undone once. */
const lapse = async ({ deps, now }: Working, order: VoucherOrder): Promise<boolean> => {
  const taken = { ...order.taken, reservation: { ...order.taken.reservation, at: now } };
  const ended = await deps.transact<null, 'PAID'>(async tx => {
    const waiting = { _id: order._id, state: 'awaiting-payment' };
    if (!(await ordersOf(tx).updateAndReturn(waiting, { state: 'lapsed', openKey: doneKeyOf(order._id) }))) return refuse('PAID');
    await reopenReservation(tx, deps.db.command, taken);
    return ok(null);
  });
  if (ended.ok) await undoReservation(deps.db, taken);
  return ended.ok;
};

/** One order whose time is over: closed where it is paid, and looked at once more before its stock goes. */
const endUnpaid = async (context: Working, order: VoucherOrder): Promise<boolean> => {
  const { payments } = context.deps;
  await payments?.close(order._id);
  const payment = await payments?.look(order._id);
  const current = payment ? await takePayment(context, { orderId: order._id, ...payment }) : order;
  // a payment of another amount goes back and brings nothing
  return current.state === 'awaiting-payment' ? lapse(context, current) : true;
};

/** Runs each and counts those that came to an end; one that fails is logged and comes again. */
const each = async <T extends { _id: string }>(
  { deps }: Working,
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<number> => {
  let done = 0;
  for (const item of items) {
    try {
      if (await work(item)) done += 1;
    } catch (error) {
      deps.log({ event: 'voucher-later', id: item._id, error: error instanceof Error ? error.stack : String(error) });
    }
  }
  return done;
};

/** One page of orders that were not paid in time. */
export const lapseUnpaid = async (context: Working, limit: number): Promise<{ done: number; failed: number; full: boolean }> => {
  const unpaid = await findUnpaid(context.deps.db, context.now, limit);
  const done = await each(context, unpaid, order => endUnpaid(context, order));
  return { done, failed: unpaid.length - done, full: unpaid.length === limit };
};

/** Refunds one piece by itself, unless it was used, locked or given since it was found. */
const refundAlone = async (context: Working, couponId: string, reason: string, fromGift: boolean): Promise<boolean> => {
  const { deps } = context;
  const ended = await deps.transact<Refunded, ErrorCode>(async tx => {
    const coupons = tx.collection<Coupon>(COUPONS);
    const piece = await coupons.get(couponId);
    if (!piece) return refuse('COUPON_NOT_FOUND');
    if (!fromGift || piece.state !== 'giving') return refundPiece(context, tx, piece, reason);
    await coupons.update(couponId, { ...letGo(deps.db.command), state: 'issued' });
    return refundPiece(context, tx, { ...piece, state: 'issued', giftUntil: undefined, giftId: undefined }, reason);
  });
  if (ended.ok) await payBackNow(context, ended.data);
  return ended.ok;
};

/** One page of paid vouchers that are over and unused: back to who paid. */
export const refundOver = async (context: Working, limit: number): Promise<{ done: number; failed: number; full: boolean }> => {
  const due = await findDueForRefund(context.deps.db, context.now, limit);
  const done = await each(context, due, ({ _id }) => refundAlone(context, _id, '过期自动退款', false));
  return { done, failed: due.length - done, full: due.length === limit };
};

/** Refunds what somebody who has left paid for or was given and did not use; doing it again changes nothing. */
export const refundVouchersOf = async (context: Working, memberId: string): Promise<void> => {
  const unused = await findPaidUnused(context.deps.db, memberId, context.now);
  for (const { _id } of unused) await refundAlone(context, _id, '持券人已注销', true);
};
