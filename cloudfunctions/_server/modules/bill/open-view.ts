import type { OpenBillView } from '@core/contracts/open-bill';
import { dueFenOf } from '@core/domain/bill/due';
import { counterOf, toCounterRef, type Org } from '../org/service';
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
  pointsUsed: bill.pointsUsed,
  pointsFen: bill.pointsFen,
  dueFen: dueFenOf(bill.payFen, bill.tenders, bill.pointsFen),
  redemptionId: bill.redemptionId,
});
