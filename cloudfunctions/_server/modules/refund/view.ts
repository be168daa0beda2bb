import type { RefundPreview, RefundSlip } from '@core/contracts/sale';
import type { TenderPlatform } from '@core/contracts/tender';
import type { ExternalBack } from '@core/domain/sale/tenders';
import { counterOf, toCounterRef, type Org } from '../org/service';
import type { Refund } from './documents';

/** What goes back through which platform. */
export const toExternals = (externals: readonly ExternalBack[]): RefundPreview['externals'] =>
  externals.map(({ platform, certificateId, amountFen, whole }) => ({
    platform: platform as TenderPlatform,
    certificateId,
    amountFen,
    whole,
  }));

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
  externalFen: refund.externalFen ?? 0,
  externals: toExternals(refund.externals ?? []),
  vouchers: refund.vouchers.map(({ couponId, title, paidFen }) => ({ couponId, title, paidFen })),
  returned: refund.returned,
  complete: refund.complete,
});
