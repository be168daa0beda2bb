import { MINUTE_MS } from '@core/domain/calendar';
import type { Context } from '../../context';
import { keepAudit } from '../audit/keep';
import { bookConfirmed, bookMet, bookRefund, bookReversal, bookSale, bookVoucherRefunded, bookVoucherSold } from '../books/consume';
import { MEMBER_DELETED, onAfterFarewell, onMemberDeleted } from '../member/farewell';
import { onMemberJoined } from '../member/welcome';
import { forgetEvent, OUTBOX, type OutboxEvent } from '../outbox/outbox';
import { onRefundForPoints, onSaleForPoints } from '../points/events';
import { onRedemption, REDEMPTION_DONE, REDEMPTION_REVERSED } from '../redemption/events';
import { onRefundArrived } from '../refund/events';
import { REFUND_ARRIVED } from '../refund/make';
import { onTenderFreed, SALE_CONFIRMED } from '../sale/confirm';
import { onRefundForFigures, onSaleForFigures } from '../sale/day-sums';
import { onRedemptionForSale, onSaleArrived, SALE_ARRIVED } from '../sale/events';
import { REDEMPTION_MET } from '../sale/meeting';
import { TENDER_FREED } from '../tender/service';
import { unauditedLooks } from '../visit/service';
import { onRefundForVouchers } from '../voucher/back';
import { onPayBack, VOUCHER_PAY_BACK, VOUCHER_REFUNDED, VOUCHER_SOLD } from '../voucher/events';
import { addCounts, inPages, type Counts } from './pages';

type Consumer = (context: Context, event: OutboxEvent) => Promise<void>;

/** Who hears of what, one after the other; each may run again for the same event. */
const consumers: Readonly<Record<string, readonly Consumer[]>> = {
  'member.joined': [onMemberJoined, onAfterFarewell],
  [MEMBER_DELETED]: [onMemberDeleted],
  [REDEMPTION_DONE]: [onRedemption, onAfterFarewell, onRedemptionForSale],
  [REDEMPTION_REVERSED]: [onRedemption, onAfterFarewell, bookReversal],
  [REDEMPTION_MET]: [onSaleForPoints, onSaleForFigures, bookMet],
  [SALE_ARRIVED]: [onSaleArrived, onSaleForPoints, onSaleForFigures, bookSale],
  [TENDER_FREED]: [onTenderFreed],
  [SALE_CONFIRMED]: [bookConfirmed],
  [REFUND_ARRIVED]: [onRefundForPoints, onRefundArrived, onRefundForFigures, bookRefund, onRefundForVouchers],
  [VOUCHER_SOLD]: [bookVoucherSold, onAfterFarewell],
  [VOUCHER_REFUNDED]: [bookVoucherRefunded],
  [VOUCHER_PAY_BACK]: [onPayBack],
};

const PAGE = 100;
const AT_ONCE = 8;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

/** Later each time, up to an hour; an event is never given up. */
const postpone = async ({ deps, now }: Context, event: OutboxEvent, error: unknown): Promise<void> => {
  deps.log({
    event: 'outbox-failed',
    id: event._id,
    kind: event.kind,
    tries: event.tries + 1,
    error: error instanceof Error ? error.stack : String(error),
  });
  const pause = Math.min(MINUTE_MS * 2 ** event.tries, LONGEST_PAUSE_MS);
  await deps.db.collection<OutboxEvent>(OUTBOX).update(event._id, { tries: deps.db.command.inc(1), nextAt: now + pause });
};

const deliverOne = async (context: Context, event: OutboxEvent): Promise<boolean> => {
  try {
    const heardBy = Object.hasOwn(consumers, event.kind) ? consumers[event.kind] : undefined;
    if (!heardBy) throw new Error(`nobody hears of ${event.kind}`);
    for (const hear of heardBy) await hear(context, event);
    await forgetEvent(context.deps.db, event._id);
    return true;
  } catch (error) {
    await postpone(context, event, error);
    return false;
  }
};

const deliverPage = async (context: Context) => {
  const { db } = context.deps;
  const due = await db
    .collection<OutboxEvent>(OUTBOX)
    .find({ nextAt: db.command.lte(context.now) }, { order: [['nextAt', 'asc']], limit: PAGE });
  let done = 0;
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const results = await Promise.all(due.slice(from, from + AT_ONCE).map(event => deliverOne(context, event)));
    done += results.filter(Boolean).length;
  }
  return { done, failed: due.length - done, full: due.length === PAGE };
};

/** Writes looks at customers into the audit log, in the order in which they happened. */
const carryLooks = async (context: Context) => {
  const { records, done } = await unauditedLooks(context, PAGE);
  for (let from = 0; from < records.length; from += AT_ONCE) {
    await Promise.all(records.slice(from, from + AT_ONCE).map(record => keepAudit(context.deps.db, record)));
  }
  if (records.length > 0) await done();
  return { done: records.length, full: records.length === PAGE };
};

/** Delivers what the first attempt did not, and keeps the audit log up to date; each minute. */
export const deliverOutbox = async (context: Context): Promise<Counts> => {
  const events = await inPages(context.deps, () => deliverPage(context));
  const looks = await inPages(context.deps, () => carryLooks(context));
  return addCounts(events, looks);
};
