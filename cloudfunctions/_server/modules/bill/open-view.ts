import type { OpenBillView } from '@core/contracts/open-bill';
import { counterOf, toCounterRef, type Org } from '../org/service';
import { dueFenOf } from '../tender/service';
import { billStateAt, type OpenBill } from './open-documents';

export const toBillView = (org: Org, bill: OpenBill, now: number): OpenBillView => ({
  billId: bill._id,
  code: bill.code,
  state: billStateAt(bill, now),
  openedAt: bill.at,
  until: bill.until,
  counter: toCounterRef(org, counterOf(org, bill.counterId)),
  guideName: bill.guideName,
  memberMasked: bill.memberMasked,
  lines: bill.lines,
  coupons: bill.coupons.map(({ couponId, title, gift, savedFen }) => ({ couponId, title, gift, savedFen })),
  subtotalFen: bill.subtotalFen,
  savedFen: bill.savedFen,
  payFen: bill.payFen,
  tenders: bill.tenders,
  dueFen: dueFenOf(bill.payFen, bill.tenders),
  redemptionId: bill.redemptionId,
});
