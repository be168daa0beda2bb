import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { OUTBOX, outboxEvent, type OutboxEvent } from '../outbox/outbox';
import type { PaymentBack, VoucherOrder } from './documents';
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

export type PayBackOf = {
  orderId: string;
  transactionId: string;
  /** one of the payment's `backs`; absent: all of it */
  refundId?: string;
};

/** What is to go back, and where that stands within the order. */
const owed = (
  order: VoucherOrder | undefined,
  { transactionId, refundId }: PayBackOf,
): { back: PaymentBack; place: string } | undefined => {
  const at = order?.payments.findIndex(payment => payment.transactionId === transactionId) ?? -1;
  const payment = order?.payments[at];
  if (refundId === undefined) return payment?.refund && { back: payment.refund, place: `payments.${at}.refund` };
  const nth = payment?.backs?.findIndex(back => back.refundId === refundId) ?? -1;
  return nth < 0 ? undefined : { back: payment!.backs![nth]!, place: `payments.${at}.backs.${nth}` };
};

/**
 * Consumer: gives money back through the payment platform, which knows a refund by its id. Safe to run again.
 * @throws Error while there is no payment platform: the event stays
 */
export const onPayBack = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const of = data as PayBackOf;
  const { orderId, transactionId } = of;
  const found = owed(await getOrder(deps.db, orderId), of);
  if (!found) throw new Error(`nothing to pay back of ${orderId}`);
  const { back, place } = found;
  if (back.doneAt !== undefined) return;
  if (!deps.payments) throw new Error('no payment platform to pay back through');
  await deps.payments.refund({ orderId, transactionId, refundId: back.refundId, amountFen: back.amountFen });
  const marked = await ordersOf(deps.db).updateAndReturn(
    { _id: orderId, [`${place}.refundId`]: back.refundId },
    { [`${place}.doneAt`]: now },
  );
  // another payment came in between and took its place
  if (!marked) throw new Error(`${transactionId} has moved within ${orderId}`);
};

/** The first attempt, before answering; a failure is logged and left to the timer. */
export const payBackNow = async (context: Pick<Context, 'deps' | 'now'>, data: PayBackOf): Promise<void> => {
  try {
    await onPayBack(context, { data });
  } catch (error) {
    context.deps.log({ event: 'pay-back-later', ...data, error: String(error) });
  }
};
