import { z } from 'zod';
import { billActions, quoteAnswer, slipNo } from './bill';
import { action, everybody, till } from './define';
import { dryRunAnswer, dryRunInput } from './dry-run';
import { billToOpen, openBillView } from './open-bill';
import { receipt } from './redemption';
import { keptSale, refundInput, refundSlip, saleInput, saleRef, saleRow, saleView, tillSaleQuery } from './sale';
import { id, instant, nothing, pageInput, pageOf, requestId } from './shared';
import { shiftReport, shiftWindow } from './shift';
import { visitView } from './visit';

/** A till serves its whole store: each bill says whose goods they are. The rest is a bill like a guide's. */
const atCounter = { counterId: id };

const quoteInput = z.discriminatedUnion('dryRun', [
  billActions['bill.quote'].input.extend({ ...atCounter, dryRun: z.literal(false).optional() }),
  dryRunInput,
]);

const reverseInput = z.union([
  z.strictObject({ redemptionId: id }),
  /** for a redemption whose answer was lost: by the number of its request */
  z.strictObject({ redeemRequestId: requestId }),
]);

const redeemInput = z.union([
  billActions['bill.redeem'].input.extend(atCounter),
  /** an open bill, as it was frozen */
  z.strictObject({ billId: id, slipNo }),
]);

const releaseInput = z.union([
  z.strictObject({ billId: id }),
  /** for a lock whose answer was lost: by the number of its request */
  z.strictObject({ lockRequestId: requestId }),
]);

const lookupVerb = z.enum(['identify', 'lock', 'redeem', 'release', 'reverse', 'upload-sale', 'upload-refund']);

const lookupAnswer = z.discriminatedUnion('state', [
  /** nothing was done under this number (so far) */
  z.strictObject({ state: z.literal('unknown') }),
  /** nothing was done, and nothing will be */
  z.strictObject({ state: z.literal('closed'), at: instant }),
  z.strictObject({
    state: z.literal('done'),
    at: instant,
    visit: visitView.optional(),
    receipt: receipt.optional(),
    bill: openBillView.optional(),
    sale: keptSale.optional(),
    refund: refundSlip.optional(),
  }),
]);

/** The tills' interface over HTTP access. Which till calls follows from the key that signed. */
export const posContract = {
  'time.get': action({
    caller: everybody,
    touches: 'none',
    changes: false,
    input: nothing,
    output: z.strictObject({ now: instant }),
  }),
  'till.identify': action({
    caller: till,
    touches: 'visit',
    changes: true,
    audit: '识别会员码',
    input: z.strictObject({ code: z.string().min(1).max(512) }),
    output: visitView,
  }),
  'till.quote': action({
    caller: till,
    touches: 'visit',
    changes: false,
    input: quoteInput,
    output: z.union([quoteAnswer, dryRunAnswer]),
  }),
  /** Freezes a bill of the till's own and holds its coupons for half an hour. */
  'till.lock': action({
    caller: till,
    touches: 'visit',
    changes: true,
    audit: '开单占用券',
    input: billToOpen.extend(atCounter),
    output: openBillView,
  }),
  /** A bill that a guide opened, by its QR or the digits under it; it stays as it is. */
  'till.fetch-bill': action({
    caller: till,
    touches: 'store',
    changes: false,
    input: z.strictObject({ code: z.string().min(1).max(512) }),
    output: openBillView,
  }),
  /** Gives up an open bill of the store that is not paid: its coupons are free at once. */
  'till.release': action({
    caller: till,
    touches: 'store',
    changes: true,
    audit: '取消待付账单',
    input: releaseInput,
    output: openBillView,
  }),
  'till.redeem': action({
    caller: till,
    touches: 'visit',
    changes: true,
    audit: '核销',
    input: redeemInput,
    output: receipt,
  }),
  /** Undo, by the till that redeemed, within five minutes. */
  'till.reverse': action({
    caller: till,
    touches: 'store',
    changes: true,
    audit: '撤销核销',
    input: reverseInput,
    output: receipt,
  }),
  /** What the till sold, however late; known by its slip's number. Meets the redemption of that slip. */
  'till.upload-sale': action({ caller: till, touches: 'store', changes: true, input: saleInput, output: keptSale }),
  /** What the till refunded of a sale that was uploaded before. */
  'till.upload-refund': action({ caller: till, touches: 'store', changes: true, audit: '退款', input: refundInput, output: refundSlip }),
  /** Sales of the store by slip, or of the shopper who stands there: for a refund without the receipt. */
  'till.find-sale': action({
    caller: till,
    touches: 'store',
    changes: false,
    audit: '查询小票',
    input: z.strictObject({ by: tillSaleQuery, ...pageInput.shape }),
    output: pageOf(saleRow),
  }),
  /** One sale, with what can still be refunded of each line. */
  'till.show-sale': action({ caller: till, touches: 'store', changes: false, input: z.strictObject({ sale: saleRef }), output: saleView }),
  /** What this till redeemed, undid and refunded in a window of at most 36 hours. */
  'till.shift': action({ caller: till, touches: 'store', changes: false, input: shiftWindow, output: shiftReport }),
  /** What was answered to an earlier request of this till. */
  'till.lookup': action({
    caller: till,
    touches: 'store',
    changes: false,
    input: z.strictObject({ verb: lookupVerb, askedRequestId: requestId }),
    output: lookupAnswer,
  }),
};
export type PosContract = typeof posContract;
