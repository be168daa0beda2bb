import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import { applyCoupons } from '@core/domain/coupon/apply';
import { judgeCoupon } from '@core/domain/coupon/judge';
import type { Misfit } from '@core/domain/coupon/misfit';
import { misfitText } from '@core/domain/coupon/misfit-text';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { toPiece, type Coupon } from '../coupon/documents';
import { readCoupon, redeemCoupon } from '../coupon/service';
import type { Redemption } from '../redemption/documents';
import { REDEMPTION_DONE, tellNow } from '../redemption/events';
import { keepRedemption, recallReceipt } from '../redemption/service';
import { toReceipt } from '../redemption/view';
import { once } from '../request/once';
import type { Member } from '../member/documents';
import { openVisit } from '../visit/service';
import { assembleBill, type CounterBill, type TypedLine } from './assemble';
import { quoteBill } from './quote';
import { redemptionOf } from './record';

export type RedeemInput = {
  ticketId: string;
  slipNo?: string;
  lines: readonly TypedLine[];
  couponIds: readonly string[];
  expectedPayFen: number;
};

const misfitOf = (couponId: string, misfit: Misfit, now: number): Result<never, ErrorCode> =>
  refuse('COUPON_DOES_NOT_FIT', { couponId, code: misfit.code, message: misfitText(misfit, now) });

/** It was not there to be used: whose is it, and what is it now? */
const whyNot = (coupon: Coupon | undefined, couponId: string, memberId: string, { bill }: CounterBill): Result<never, ErrorCode> => {
  if (!coupon || coupon.memberId !== memberId) return refuse('COUPON_NOT_FOUND');
  if (coupon.state === 'redeemed') return refuse('COUPON_ALREADY_USED', { couponId });
  const judged = judgeCoupon(toPiece(coupon), bill);
  // free again since: another bill was undone at this moment
  return judged.fits ? refuse('TRY_AGAIN') : misfitOf(couponId, judged.misfit, bill.at);
};

type Use = { memberId: string; redemptionId: string; couponIds: readonly string[] };

/** Uses the coupons one by one, always in the same order, so that two bills never wait for each other. */
const useCoupons = async (
  context: CounterContext,
  tx: Transaction,
  counterBill: CounterBill,
  use: Use,
): Promise<Result<Coupon[], ErrorCode>> => {
  const { memberId, redemptionId } = use;
  const used: Coupon[] = [];
  for (const couponId of [...use.couponIds].sort()) {
    const coupon = await redeemCoupon(tx, { couponId, memberId, redemptionId, counterName: counterBill.counter.name, now: context.now });
    if (!coupon) return whyNot(await readCoupon(tx, couponId), couponId, memberId, counterBill);
    used.push(coupon);
  }
  return ok(used);
};

type Changed = { member: Member; counterBill: CounterBill };

/** The whole change, inside the transaction; tells through `changed` what a new quote needs when the bill came out otherwise. */
const settle = async (
  context: CounterContext,
  tx: Transaction,
  input: RedeemInput,
  redemptionId: string,
  changed: (facts: Changed) => void,
): Promise<Result<Redemption, ErrorCode>> => {
  const visit = await openVisit(context, input.ticketId);
  if (!visit.ok) return visit;
  const { ticket, member } = visit.data;
  const assembled = await assembleBill(context, input.lines, member);
  if (!assembled.ok) return assembled;
  // what is bought has a slip; only a gift goes without
  if (input.lines.length > 0 && input.slipNo === undefined) return refuse('REQUEST_INVALID', { fields: ['slipNo'] });
  const couponIds = [...new Set(input.couponIds)];
  const used = await useCoupons(context, tx, assembled.data, { memberId: member._id, redemptionId, couponIds });
  if (!used.ok) return used;
  const applied = applyCoupons(used.data.map(toPiece), assembled.data.bill);
  if (!applied.ok) return misfitOf(applied.couponId, applied.misfit, context.now);
  if (applied.application.payFen !== input.expectedPayFen) {
    changed({ member, counterBill: assembled.data });
    return refuse('BILL_CHANGED');
  }
  const { application } = applied;
  const redemption = redemptionOf(context, {
    redemptionId,
    ticket,
    counterBill: assembled.data,
    coupons: used.data,
    application,
    slipNo: input.slipNo,
  });
  await keepRedemption(context, tx, redemption);
  return ok(redemption);
};

/** The refusal with what the bill would come to now. */
const withNewQuote = async (
  context: CounterContext,
  { member, counterBill }: Changed,
  couponIds: readonly string[],
): Promise<Result<never, ErrorCode>> => {
  const quote = await quoteBill(context, member._id, counterBill, couponIds);
  return quote.ok ? refuse('BILL_CHANGED', quote.data) : quote;
};

/**
 * Uses coupons on a bill: nine round trips for one coupon, ten when it is the first call of a fresh instance.
 * The same request id again answers the first receipt, also when the first answer was lost or the visit has ended since.
 */
export const redeem = async (context: CounterContext, input: RedeemInput): Promise<Result<Receipt, ErrorCode>> => {
  const redemptionId = context.deps.ids.next('rd');
  let done: Redemption | undefined;
  let changed: Changed | undefined;
  const run = () =>
    once<Receipt, ErrorCode, { redemptionId: string }>(context, {
      actor: context.clerk.id,
      ref: { redemptionId },
      work: async tx => {
        const result = await settle(context, tx, input, redemptionId, facts => (changed = facts));
        if (!result.ok) return result;
        done = result.data;
        return ok(toReceipt(done));
      },
      recall: ref => recallReceipt(context.deps, ref.redemptionId),
    });
  try {
    const answer = await run();
    if (answer.ok && done?._id === answer.data.redemptionId) await tellNow(context, REDEMPTION_DONE, done);
    if (!answer.ok && answer.code === 'BILL_CHANGED' && changed) return withNewQuote(context, changed, input.couponIds);
    return answer;
  } catch (error) {
    // every other unique key of this change is made here; the slip's number is typed in
    if (error instanceof DuplicateKeyError) return refuse('BILL_SLIP_USED');
    throw error;
  }
};
