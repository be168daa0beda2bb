import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import type { Redemption } from '../redemption/documents';
import { REDEMPTION_DONE, tellNow } from '../redemption/events';
import { keepRedemption, recallReceipt } from '../redemption/service';
import { toReceipt } from '../redemption/view';
import { once } from '../request/once';
import { TenderTakenError } from '../tender/service';

type Made = (tx: Transaction, redemptionId: string) => Promise<Result<Redemption, ErrorCode>>;

/** Makes a redemption once per request id, keeps it with its event, and tells the shopper. */
export const redeemOnce = async (context: CounterContext, make: Made): Promise<Result<Receipt, ErrorCode>> => {
  const redemptionId = context.deps.ids.next('rd');
  let done: Redemption | undefined;
  try {
    const answer = await once<Receipt, ErrorCode, { redemptionId: string }>(context, {
      actor: context.clerk.id,
      ref: { redemptionId },
      work: async tx => {
        const made = await make(tx, redemptionId);
        if (!made.ok) return made;
        await keepRedemption(context, tx, made.data);
        done = made.data;
        return ok(toReceipt(done));
      },
      recall: ref => recallReceipt(context.deps, ref.redemptionId),
    });
    if (answer.ok && done?._id === answer.data.redemptionId) await tellNow(context, REDEMPTION_DONE, done);
    return answer;
  } catch (error) {
    if (error instanceof TenderTakenError) return refuse('TENDER_USED');
    // every other unique key of this change is made here; the slip's number is typed in
    if (error instanceof DuplicateKeyError) return refuse('BILL_SLIP_USED');
    throw error;
  }
};
