import type { ErrorCode } from '@core/contracts/errors/codes';
import type { RefundSlip } from '@core/contracts/sale';
import { dateText } from '@core/domain/calendar';
import type { RefundAsk } from '@core/domain/coupon/money/refund';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { returnCoupon } from '../coupon/service';
import { loadOrg } from '../org/service';
import { announce } from '../outbox/outbox';
import type { Sale } from '../sale/documents';
import { keepRest, saleHere } from '../sale/service';
import { markTendersBack } from '../tender/back';
import { computeRefund, externalFenOf, pointsTakenOf, toPreview, type Computed } from './compute';
import type { Refund } from './documents';
import { getRefund, insertRefund } from './repo';
import { toSlip } from './view';

export const REFUND_ARRIVED = 'refund.arrived';

/** What is asked to be refunded, by whom it is called and what it is called. */
export type Asked = {
  saleId: string;
  refundId: string;
  refundKey: string;
  refundNo?: string;
  at: number;
  lines: readonly RefundAsk[];
  reason?: string;
  /** what the screen showed */
  expectedCashFen?: number;
};

/** `refundedFen`: of the sale, in all. */
export type Made = { refund: Refund; refundedFen: { before: number; after: number } };

const documentOf = (
  { clerk, now, bodyHash, requestId }: CounterContext,
  asked: Asked,
  sale: Sale,
  { split, pointsFen, externals, moneyFen, vouchers, returned }: Computed,
  nettedFen: number,
): Refund => ({
  _id: asked.refundId,
  saleId: sale._id,
  refundKey: asked.refundKey,
  bodyHash,
  ...(asked.refundNo === undefined ? {} : { refundNo: asked.refundNo }),
  slipNo: sale.slipNo,
  storeId: sale.storeId,
  counterId: sale.counterId,
  ...(sale.memberId === undefined ? {} : { memberId: sale.memberId }),
  ...(sale.redemptionId === undefined ? {} : { redemptionId: sale.redemptionId }),
  staffId: clerk.id,
  ...(clerk.kind === 'till' ? { byTill: true as const } : {}),
  byName: clerk.name,
  terminalId: clerk.terminalId,
  day: dateText(asked.at),
  at: asked.at,
  arrivedAt: now,
  lines: [...split.lines],
  payFen: split.payFen,
  pointsFen,
  cashFen: moneyFen - nettedFen,
  nettedFen,
  ...(externals.length === 0 ? {} : { externalFen: externalFenOf(externals), externals }),
  vouchers,
  returnedCouponIds: returned.map(({ couponId }) => couponId),
  returned,
  complete: split.complete,
  ...(asked.reason === undefined ? {} : { reason: asked.reason }),
  requestId,
  schema: 1,
});

/**
 * Refunds a part of a sale, inside the transaction: two at once meet at the sale's document, and the second one sees what the
 * first one left.
 */
export const refundIn = async (context: CounterContext, tx: Transaction, asked: Asked): Promise<Result<Made, ErrorCode>> => {
  const { command } = context.deps.db;
  const found = await saleHere(context, tx, asked.saleId);
  if (!found.ok) return found;
  const sale = found.data;
  const computed = computeRefund(sale, asked.lines);
  if (!computed.ok) return computed;
  // a till has paid out already: what is short becomes a debt on the next earning
  const taken = context.clerk.kind === 'till' ? undefined : await pointsTakenOf(tx, sale, computed.data, context.now);
  const refund = documentOf(context, asked, sale, computed.data, taken?.nettedFen ?? 0);
  if (taken && asked.expectedCashFen !== undefined && asked.expectedCashFen !== refund.cashFen)
    return refuse('REFUND_CHANGED', toPreview(computed.data, taken));
  await insertRefund(tx, refund);
  await keepRest(tx, command, sale._id, computed.data.rest);
  await markTendersBack(tx, sale, refund);
  for (const couponId of refund.returnedCouponIds) await returnCoupon(tx, command, { couponId, redemptionId: sale.redemptionId! });
  await announce(context, tx, {
    _id: `${REFUND_ARRIVED}:${refund._id}`,
    kind: REFUND_ARRIVED,
    data: { refundId: refund._id, saleId: sale._id, requestId: context.requestId },
  });
  return ok({ refund, refundedFen: { before: sale.refundedFen, after: computed.data.rest.refundedFen } });
};

/** The slip of a refund that was made; its absence is a bug. */
export const recallSlip = async (deps: Pick<Deps, 'db' | 'now'>, refundId: string): Promise<Result<RefundSlip, never>> => {
  const refund = await getRefund(deps.db, refundId);
  if (!refund) throw new Error(`no refund ${refundId}`);
  return ok(toSlip(await loadOrg(deps), refund));
};
