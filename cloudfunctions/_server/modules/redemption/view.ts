import type { Receipt } from '@core/contracts/redemption';
import { giftsOf, type Redemption } from './documents';

export const toReceipt = (redemption: Redemption): Receipt => ({
  redemptionId: redemption._id,
  billId: redemption.billId,
  slipNo: redemption.slipNo,
  at: redemption.at,
  counter: redemption.counter,
  guideName: redemption.guideName,
  collectorName: redemption.collectorName,
  memberMasked: redemption.memberMasked,
  lines: redemption.lines,
  coupons: redemption.coupons.map(({ couponId, title, gift, savedFen }) => ({ couponId, title, gift, savedFen })),
  subtotalFen: redemption.subtotalFen,
  savedFen: redemption.savedFen,
  payFen: redemption.payFen,
  tenders: redemption.tenders,
  pointsUsed: redemption.pointsUsed,
  pointsFen: redemption.pointsFen,
  dueFen: redemption.dueFen,
  state: redemption.state,
  provisional: redemption.provisional,
  // once its sale is there only a refund by the slip goes back
  reversibleUntil: redemption.saleId === undefined ? redemption.reversibleUntil : redemption.at,
  reversedAt: redemption.reversedAt,
});

/** A row of the day; `mineHere` when it was redeemed on the terminal that asks, `undoUntil` as long as the caller may undo it. */
export const toRow = (redemption: Redemption, terminalId: string, undoUntil: number | undefined) => ({
  redemptionId: redemption._id,
  slipNo: redemption.slipNo,
  at: redemption.at,
  counter: redemption.counter,
  memberMasked: redemption.memberMasked,
  savedFen: redemption.savedFen,
  payFen: redemption.payFen,
  tenders: redemption.tenders,
  pointsUsed: redemption.pointsUsed,
  pointsFen: redemption.pointsFen,
  dueFen: redemption.dueFen,
  state: redemption.state,
  reversibleUntil: redemption.reversibleUntil,
  couponTitles: redemption.coupons.map(({ title }) => title),
  gifts: giftsOf(redemption),
  guideName: redemption.guideName,
  collectorName: redemption.collectorName,
  mineHere: redemption.terminalId === terminalId,
  undoUntil,
  flag: redemption.flag,
});
