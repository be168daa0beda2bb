import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpenBillView } from '@core/contracts/open-bill';
import type { PosContract } from '@core/contracts/pos';
import { refuse, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import { openBill, recallBill } from '../bill/open';
import { releaseBill } from '../bill/open-service';
import { closeRequest, firstAnswer } from '../request/once';
import { atCounter } from './counter';

type Answer = Promise<Result<OpenBillView, ErrorCode>>;
type BillRef = { billId: string };

/** Freezes a bill that the till is about to take the money for; its coupons are held. */
export const lockForTill = async (context: TillContext, input: InputOf<PosContract, 'till.lock'>): Answer => {
  const here = await atCounter(context, input.counterId);
  return here.ok ? openBill(here.data, input) : here;
};

const LOCK = 'till.lock';

/** By the number of its lock: one that has not arrived holds nothing, and its number is closed, so that it never will. */
const releaseByRequest = async (context: TillContext, lockRequestId: string): Answer => {
  const { clerk } = context;
  const first = await firstAnswer(context, clerk.id, ({ billId }: BillRef) => recallBill(context, billId));
  if (first) return first;
  const record = await closeRequest(context, clerk.id, { action: LOCK, requestId: lockRequestId });
  if (record.closed) return refuse('BILL_NOT_ARRIVED');
  return releaseBill(context, record.ref as BillRef);
};

/** Lets a frozen bill go without money. */
export const releaseForTill = (context: TillContext, input: InputOf<PosContract, 'till.release'>): Answer =>
  'billId' in input ? releaseBill(context, input) : releaseByRequest(context, input.lockRequestId);
