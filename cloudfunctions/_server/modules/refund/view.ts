import type { RefundSlip } from '@core/contracts/sale';
import { counterOf, toCounterRef, type Org } from '../org/service';
import type { Refund } from './documents';

/** The slip of a refund that was made. */
export const toSlip = (org: Org, refund: Refund): RefundSlip => ({
  refundId: refund._id,
  saleId: refund.saleId,
  slipNo: refund.slipNo,
  refundNo: refund.refundNo,
  counter: toCounterRef(org, counterOf(org, refund.counterId)),
  at: refund.at,
  byName: refund.byName,
  reason: refund.reason,
  lines: refund.lines.map(({ lineId, quantity, payFen, coupons }) => ({
    lineId,
    quantity,
    payFen,
    savedFen: coupons.reduce((sum, { savedFen }) => sum + savedFen, 0),
  })),
  payFen: refund.payFen,
  pointsFen: refund.pointsFen,
  cashFen: refund.cashFen,
  nettedFen: refund.nettedFen,
  vouchers: refund.vouchers.map(({ couponId, title, paidFen }) => ({ couponId, title, paidFen })),
  returned: refund.returned,
  complete: refund.complete,
});
