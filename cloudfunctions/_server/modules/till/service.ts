import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { PosContract } from '@core/contracts/pos';
import type { Receipt } from '@core/contracts/redemption';
import { ok, refuse, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import type { Deps } from '../../deps';
import { dryRun } from '../bill/dry-run';
import { quote } from '../bill/quote';
import { recallBill } from '../bill/open';
import { payBill } from '../bill/pay';
import { redeem } from '../bill/redeem';
import { recallReceipt, reverse } from '../redemption/service';
import { recallSlip } from '../refund/make';
import { recallSale } from '../sale/upload';
import { closeRequest, findRequest, firstAnswer, type RequestRecord } from '../request/once';
import { visitOfRequest } from '../visit/service';
import { atCounter } from './counter';

type Input<A extends keyof PosContract> = InputOf<PosContract, A>;
type Output<A extends keyof PosContract> = OutputOf<PosContract, A>;
type RedemptionRef = { redemptionId: string };

/** What fits the bill of a visit, or with `dryRun` of the request alone. */
export const quoteForTill = async (context: TillContext, input: Input<'till.quote'>): Promise<Result<Output<'till.quote'>, ErrorCode>> => {
  if (input.dryRun) return dryRun(input);
  const here = await atCounter(context, input.counterId);
  return here.ok ? quote(here.data, input) : here;
};

/** Uses coupons on a bill of its own, or takes the money of one that was opened at a counter. */
export const redeemForTill = async (context: TillContext, input: Input<'till.redeem'>): Promise<Result<Receipt, ErrorCode>> => {
  // whose goods they are stands on an open bill
  if ('billId' in input) return payBill(context, input);
  const here = await atCounter(context, input.counterId);
  return here.ok ? redeem(here.data, input) : here;
};

const REDEEM = 'till.redeem';

/**
 * By the number of its request, for a till that never heard the answer. A redemption that has not arrived cannot be undone:
 * that is refused, and the number is closed, so that it does not redeem when it comes late.
 */
const reverseByRequest = async (context: TillContext, redeemRequestId: string): Promise<Result<Receipt, ErrorCode>> => {
  const { deps, clerk } = context;
  const first = await firstAnswer(context, clerk.id, ({ redemptionId }: RedemptionRef) => recallReceipt(deps, redemptionId));
  if (first) return first;
  const record = await closeRequest(context, clerk.id, { action: REDEEM, requestId: redeemRequestId });
  if (record.closed) return refuse('REDEMPTION_NOT_ARRIVED');
  return reverse(context, record.ref as RedemptionRef);
};

/** Undoes a redemption. */
export const reverseForTill = (context: TillContext, input: Input<'till.reverse'>): Promise<Result<Receipt, ErrorCode>> =>
  'redemptionId' in input ? reverse(context, input) : reverseByRequest(context, input.redeemRequestId);

const lookUpVisit = async (context: TillContext, requestId: string): Promise<Output<'till.lookup'>> => {
  const visit = await visitOfRequest(context, requestId);
  return visit ? { state: 'done', at: visit.openedAt, visit } : { state: 'unknown' };
};

const billOfRequest = async (context: TillContext, { at, ref }: RequestRecord): Promise<Result<Output<'till.lookup'>, ErrorCode>> => {
  const bill = await recallBill(context, (ref as { billId: string }).billId);
  return bill.ok ? ok({ state: 'done', at, bill: bill.data }) : bill;
};

/** The sale or the refund that an earlier upload kept. */
const uploadOfRequest = async (deps: Deps, { at, ref }: RequestRecord): Promise<Result<Output<'till.lookup'>, never>> => {
  const named = ref as { saleId: string } | { refundId: string };
  if ('saleId' in named) return ok({ state: 'done', at, sale: (await recallSale(deps, named.saleId)).data });
  const slip = await recallSlip(deps, named.refundId);
  return slip.ok ? ok({ state: 'done', at, refund: slip.data }) : slip;
};

/** What an earlier request of this till was answered; what was refused has left nothing behind. */
export const lookUp = async (
  context: TillContext,
  { verb, askedRequestId }: Input<'till.lookup'>,
): Promise<Result<Output<'till.lookup'>, ErrorCode>> => {
  if (verb === 'identify') return ok(await lookUpVisit(context, askedRequestId));
  const record = await findRequest(context, context.clerk.id, { action: `till.${verb}`, requestId: askedRequestId });
  if (!record) return ok({ state: 'unknown' });
  if (record.closed) return ok({ state: 'closed', at: record.at });
  if (verb === 'upload-sale' || verb === 'upload-refund') return uploadOfRequest(context.deps, record);
  if (verb === 'lock' || verb === 'release') return billOfRequest(context, record);
  const receipt = await recallReceipt(context.deps, (record.ref as RedemptionRef).redemptionId);
  return receipt.ok ? ok({ state: 'done', at: record.at, receipt: receipt.data }) : receipt;
};
