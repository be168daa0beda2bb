import { z } from 'zod';
import { COUPONS_PER_BILL } from '../domain/coupon/limits';
import { billLines, pointsToUse, slipNo } from './bill';
import { action, atTheCounter, staff } from './define';
import { couponUse, receipt, receiptLine } from './redemption';
import { counterRef, fen, id, instant, pageInput, pageOf } from './shared';
import { externalTenders } from './tender';

/** `lapsed`: not paid in time, so it let its coupons go; `reversed`: paid, and undone since. */
const billState = z.enum(['open', 'redeemed', 'released', 'lapsed', 'reversed']);

/** A bill that waits for a till to take the money; everything on it is frozen, its coupons and points are held for it. */
export const openBillView = z.strictObject({
  billId: id,
  /** what its QR holds, and the digits under it */
  code: z.string(),
  state: billState,
  openedAt: instant,
  /** until when it holds its coupons and points */
  until: instant,
  counter: counterRef,
  /** who opened it */
  guideName: z.string(),
  memberMasked: z.string(),
  lines: z.array(receiptLine),
  coupons: z.array(couponUse),
  subtotalFen: fen,
  savedFen: fen,
  /** what is to be paid after the coupons */
  payFen: fen,
  tenders: externalTenders,
  /** and what with points, which are held, and spent when it is paid */
  pointsUsed: z.int().optional(),
  pointsFen: fen.optional(),
  /** what of it is to be taken in money */
  dueFen: fen,
  redemptionId: id.optional(),
});
export type OpenBillView = z.infer<typeof openBillView>;

/** What is frozen when a bill is opened: lines, coupons, and what they make of it. */
export const billToOpen = z.strictObject({
  ticketId: id,
  lines: billLines.min(1),
  /** may be empty only when points or vouchers of other platforms are used */
  couponIds: z.array(id).max(COUPONS_PER_BILL),
  /** what the screen showed; a bill that would come out otherwise is refused */
  expectedPayFen: fen,
  tenders: externalTenders.optional(),
  points: pointsToUse.optional(),
});

export const openBillActions = {
  /** Opens a bill for the central till and holds its coupons and points for half an hour. */
  'bill.open': action({
    caller: atTheCounter,
    touches: 'visit',
    changes: true,
    audit: '开单占用券',
    input: billToOpen,
    output: openBillView,
  }),
  'bill.get': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: z.strictObject({ billId: id }),
    output: openBillView,
  }),
  /** Bills that were opened at the caller's counter, newest first; with a ticket those of that visit. */
  'bill.list': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: pageInput.extend({ ticketId: id.optional() }),
    output: pageOf(openBillView),
  }),
  /** A bill of any counter of the store, by what its QR holds or the digits under it: for whoever takes the money. */
  'bill.find': action({
    caller: staff('cashier'),
    touches: 'store',
    changes: false,
    input: z.strictObject({ code: z.string().min(1).max(64) }),
    output: openBillView,
  }),
  /** The money of an open bill was taken: its coupons and points are used as it was frozen. */
  'bill.pay': action({
    caller: staff('cashier'),
    touches: 'store',
    changes: true,
    audit: '收取待付账单',
    input: z.strictObject({ billId: id, slipNo }),
    output: receipt,
  }),
  /** Gives up a bill that was not paid: its coupons and points are free at once. */
  'bill.release': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: true,
    audit: '取消待付账单',
    input: z.strictObject({ billId: id }),
    output: openBillView,
  }),
};
