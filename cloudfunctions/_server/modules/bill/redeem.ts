import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import { dateText } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { redeemCoupon } from '../coupon/service';
import { slipKeyOf, type Redemption } from '../redemption/documents';
import { takeTenders } from '../tender/service';
import type { Visit } from '../visit/service';
import { redeemOnce } from './keep';
import { spendFrozen } from './points';
import { redemptionOf, visitFacts } from './record';
import { settleShown, withNewQuote, type Changed, type ShownBill, type Take, type Way } from './settle';

export type RedeemInput = ShownBill & { slipNo?: string };

/** Something is used; what is bought has a slip, and only what is bought is paid for. */
const missingIn = ({ lines, couponIds, slipNo, points = 0, tenders = [] }: RedeemInput): string | undefined => {
  if (couponIds.length === 0 && points === 0 && tenders.length === 0) return 'couponIds';
  if (lines.length > 0) return slipNo === undefined ? 'slipNo' : undefined;
  return tenders.length > 0 ? 'tenders' : undefined;
};

/** The whole change, inside the transaction. */
const settle = async (
  context: CounterContext,
  tx: Transaction,
  input: RedeemInput,
  redemptionId: string,
  way: Omit<Way, 'take'>,
): Promise<Result<Redemption, ErrorCode>> => {
  const { deps, now, clerk } = context;
  const take: Take = (couponId, memberId, { counter }) =>
    redeemCoupon(tx, deps.db.command, { couponId, memberId, redemptionId, counterName: counter.name, now });
  const settled = await settleShown(context, tx, input, { ...way, take });
  if (!settled.ok) return settled;
  const missing = missingIn(input);
  if (missing !== undefined) return refuse('REQUEST_INVALID', { fields: [missing] });
  const { ticket, counterBill, coupons, frozen } = settled.data;
  const taken = await takeTenders(tx, deps.db.command, {
    tenders: frozen.tenders,
    holder: redemptionId,
    slipKey: input.slipNo && slipKeyOf(counterBill.counter._id, dateText(now), input.slipNo),
    storeId: clerk.storeId,
    now,
  });
  if (!taken.ok) return taken;
  const { org, counter } = counterBill;
  const spent = await spendFrozen(context, tx, frozen, { memberId: ticket.memberId, redemptionId, counterId: counter._id });
  if (!spent.ok) return spent;
  const facts = { redemptionId, visit: visitFacts(ticket), org, counterId: counter._id, frozen, coupons, slipNo: input.slipNo };
  return ok(redemptionOf(context, facts));
};

/**
 * Uses coupons, points, or vouchers of other platforms on a bill: nine round trips for one coupon (two of them at a time), ten when it is the first call
 * of a fresh instance, one more for offers that counters join and that it has not met yet, three more with points.
 * The same request id again answers the first receipt, also when the first answer was lost or the visit has ended since.
 */
export const redeem = async (
  context: CounterContext,
  input: RedeemInput,
  ahead?: Promise<Visit | undefined>,
): Promise<Result<Receipt, ErrorCode>> => {
  let changed: Changed | undefined;
  let unused = ahead;
  const answer = await redeemOnce(context, (tx, redemptionId) => {
    const visit = unused;
    // a transaction that lost looks anew
    unused = undefined;
    return settle(context, tx, input, redemptionId, { changed: facts => (changed = facts), ahead: visit });
  });
  if (!answer.ok && answer.code === 'BILL_CHANGED' && changed) return withNewQuote(context, changed, input.couponIds);
  return answer;
};
