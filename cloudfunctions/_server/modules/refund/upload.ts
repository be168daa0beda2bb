import type { ErrorCode } from '@core/contracts/errors/codes';
import type { RefundInput, RefundSlip } from '@core/contracts/sale';
import { dateText, DAY_MS, MINUTE_MS } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import { DuplicateKeyError } from '../../db/errors';
import { loadOrg } from '../org/service';
import { slipKeyOf } from '../redemption/documents';
import { once } from '../request/once';
import type { Sale } from '../sale/documents';
import { saleById, saleIdOf } from '../sale/service';
import { recallSlip, refundIn } from './make';
import { findByKey } from './repo';
import { toSlip } from './view';

const AHEAD_MS = 5 * MINUTE_MS;
const LATE_MS = 92 * DAY_MS;

const refuseTime = ({ at }: RefundInput, sale: Sale, now: number): boolean =>
  at > now + AHEAD_MS || at < now - LATE_MS || at < sale.at - AHEAD_MS;

/** The refund under this number: the same again is answered, whatever request number it comes with. */
const sameAgain = async ({ deps, bodyHash }: TillContext, refundKey: string): Promise<Result<RefundSlip, ErrorCode>> => {
  const first = await findByKey(deps.db, refundKey);
  if (!first) return refuse('TRY_AGAIN');
  return first.bodyHash === bodyHash ? ok(toSlip(await loadOrg(deps), first)) : refuse('REFUND_KEY_TAKEN', { refundId: first._id });
};

/**
 * Keeps a refund that a till made, however late, by the frozen split of its sale. The number of its own slip (counter, day) is
 * what it is known by. A sale that has not been uploaded yet is `SALE_NOT_FOUND`: upload it, then send the refund again.
 */
export const uploadRefund = async (context: TillContext, input: RefundInput): Promise<Result<RefundSlip, ErrorCode>> => {
  const { deps, clerk, now, till } = context;
  const named = await saleIdOf(context, input.sale);
  const sale = named.ok ? await saleById(deps.db, named.data) : undefined;
  if (sale?.storeId !== till.storeId) return refuse('SALE_NOT_FOUND');
  if (refuseTime(input, sale, now)) return refuse('REFUND_TIME_WRONG');
  const { refundNo, at, lines } = input;
  const refundKey = slipKeyOf(sale.counterId, dateText(at), refundNo);
  const refundId = deps.ids.next('rf');
  const run = () =>
    once<RefundSlip, ErrorCode, { refundId: string }>(context, {
      actor: clerk.id,
      ref: { refundId },
      work: async tx => {
        const made = await refundIn(context, tx, { saleId: sale._id, refundId, refundKey, refundNo, at, lines });
        return made.ok ? ok(toSlip(await loadOrg(deps), made.data.refund)) : made;
      },
      recall: ref => recallSlip(deps, ref.refundId),
    });
  try {
    const answer = await run();
    // the same refund under another request number: nothing of it is left, because it was made already
    const known = answer.ok ? undefined : await findByKey(deps.db, refundKey);
    return known ? await sameAgain(context, refundKey) : answer;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return sameAgain(context, refundKey);
    throw error;
  }
};
