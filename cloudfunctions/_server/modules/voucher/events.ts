import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { OUTBOX, outboxEvent, type OutboxEvent } from '../outbox/outbox';
import { getOrder, ordersOf } from './repo';

export const VOUCHER_SOLD = 'voucher.sold';
export const VOUCHER_REFUNDED = 'voucher.refunded';
/** money that is to go back to who paid it */
export const VOUCHER_PAY_BACK = 'voucher.pay-back';

type Kind = typeof VOUCHER_SOLD | typeof VOUCHER_REFUNDED | typeof VOUCHER_PAY_BACK;

/** Announces what happened, once for each `about`: ids only. */
export const announceVoucher = (
  context: Pick<Context, 'now'>,
  tx: Transaction,
  kind: Kind,
  about: string,
  data: Record<string, unknown>,
): Promise<void> => tx.collection<OutboxEvent>(OUTBOX).insert(outboxEvent(context, { _id: `${kind}:${about}`, kind, data }));

/**
 * Consumer: gives money back through the payment platform, which knows a refund by its id. Safe to run again.
 * @throws Error while there is no payment platform: the event stays
 */
export const onPayBack = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const { orderId, transactionId } = data as Record<'orderId' | 'transactionId', string>;
  const order = await getOrder(deps.db, orderId);
  const at = order?.payments.findIndex(payment => payment.transactionId === transactionId) ?? -1;
  const refund = order?.payments[at]?.refund;
  if (!order || !refund) throw new Error(`nothing to pay back of ${orderId}`);
  if (refund.doneAt !== undefined) return;
  if (!deps.payments) throw new Error('no payment platform to pay back through');
  await deps.payments.refund({ orderId, transactionId, refundId: refund.refundId, amountFen: refund.amountFen });
  const place = `payments.${at}`;
  const marked = await ordersOf(deps.db).updateAndReturn(
    { _id: orderId, [`${place}.transactionId`]: transactionId },
    { [`${place}.refund.doneAt`]: now },
  );
  // another payment came in between and took its place
  if (!marked) throw new Error(`${transactionId} has moved within ${orderId}`);
};

/** The first attempt, before answering; a failure is logged and left to the timer. */
export const payBackNow = async (
  context: Pick<Context, 'deps' | 'now'>,
  data: { orderId: string; transactionId: string },
): Promise<void> => {
  try {
    await onPayBack(context, { data });
  } catch (error) {
    context.deps.log({ event: 'pay-back-later', ...data, error: String(error) });
  }
};
