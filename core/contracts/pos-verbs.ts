import type { ErrorCode } from './errors/codes';
import type { PosContract } from './pos';

/** A verb of the tills' interface: its address, what it is for, and every refusal of its own. */
export type Verb = { path: string; method: 'get' | 'post'; action: keyof PosContract; summary: string; refusals: readonly ErrorCode[] };

const visit: readonly ErrorCode[] = ['VISIT_NOT_FOUND', 'VISIT_EXPIRED', 'MEMBER_PAUSED'];
const bill: readonly ErrorCode[] = [
  'COUNTER_NOT_FOUND',
  'BILL_LINE_REPEATED',
  'BILL_BRAND_NOT_HERE',
  'BILL_CATEGORY_UNKNOWN',
  'BILL_PRODUCT_UNKNOWN',
  'BILL_PRODUCT_MISMATCH',
  'COUPON_NOT_FOUND',
];
/** Its coupons, its amount, its points or its vouchers of other platforms do not hold any more. */
const settling: readonly ErrorCode[] = [
  'COUPON_DOES_NOT_FIT',
  'COUPON_ALREADY_USED',
  'BILL_CHANGED',
  'TENDER_USED',
  'TENDER_REPEATED',
  'POINTS_NOT_USABLE',
  'POINTS_NOT_ENOUGH',
];
const openBill: readonly ErrorCode[] = ['BILL_NOT_FOUND', 'BILL_REDEEMED'];
const redemption: readonly ErrorCode[] = [
  'REDEMPTION_NOT_FOUND',
  'REDEMPTION_REVERSED',
  'REDEMPTION_OTHER_TERMINAL',
  'REDEMPTION_TOO_OLD',
  'REDEMPTION_MET',
  'REDEMPTION_NOT_ARRIVED',
];
const code: readonly ErrorCode[] = [
  'CODE_NOT_OURS',
  'CODE_PAYMENT',
  'CODE_PRODUCT',
  'CODE_WRONG',
  'CODE_STALE',
  'CODE_USED',
  'DEVICE_LOST',
  'MEMBER_PAUSED',
  'TERMINAL_LOCKED',
];

const sale: readonly ErrorCode[] = [
  'BILL_PRODUCT_UNKNOWN',
  'BILL_PRODUCT_MISMATCH',
  'COUNTER_NOT_FOUND',
  'BILL_LINE_REPEATED',
  'BILL_BRAND_NOT_HERE',
  'BILL_CATEGORY_UNKNOWN',
  'VISIT_NOT_FOUND',
  'VISIT_EXPIRED',
  'REDEMPTION_NOT_FOUND',
  'SALE_KEY_TAKEN',
  'SALE_TENDERS_WRONG',
  'SALE_PAY_TOO_MUCH',
  'TENDER_REPEATED',
  'SALE_TIME_WRONG',
];
const refund: readonly ErrorCode[] = [
  'SALE_NOT_FOUND',
  'REFUND_KEY_TAKEN',
  'REFUND_LINE_UNKNOWN',
  'REFUND_LINE_REPEATED',
  'REFUND_WRONG_MEASURE',
  'REFUND_MORE_THAN_LEFT',
  'REFUND_TIME_WRONG',
];

export const verbs: readonly Verb[] = [
  { path: '/pos/v1/time', method: 'get', action: 'time.get', summary: 'The time of the server, to set a clock by.', refusals: [] },
  { path: '/pos/v1/time', method: 'post', action: 'time.get', summary: 'The same.', refusals: [] },
  {
    path: '/pos/v1/identify',
    method: 'post',
    action: 'till.identify',
    summary: 'A member code opens a visit of ten minutes at this till.',
    refusals: code,
  },
  {
    path: '/pos/v1/quote',
    method: 'post',
    action: 'till.quote',
    summary: 'What the coupons of a visit do to a bill; with `dryRun`, the calculation alone, from what the request holds.',
    refusals: [...visit, ...bill],
  },
  {
    path: '/pos/v1/lock',
    method: 'post',
    action: 'till.lock',
    summary: 'Freezes a bill of a visit and holds its coupons for half an hour.',
    refusals: [...visit, ...bill, ...settling, 'REQUEST_CLOSED'],
  },
  {
    path: '/pos/v1/fetch-bill',
    method: 'post',
    action: 'till.fetch-bill',
    summary: 'An open bill of the store, by what its QR holds or the digits under it.',
    refusals: ['BILL_CODE_WRONG', 'BILL_NOT_FOUND'],
  },
  {
    path: '/pos/v1/release',
    method: 'post',
    action: 'till.release',
    summary: 'Gives up an open bill that is not paid, by its id or by the number of its lock.',
    refusals: [...openBill, 'BILL_NOT_ARRIVED'],
  },
  {
    path: '/pos/v1/redeem',
    method: 'post',
    action: 'till.redeem',
    summary: 'Uses coupons on a bill: one of a visit, or an open bill as it was frozen.',
    refusals: [...visit, ...bill, ...settling, ...openBill, 'BILL_RELEASED', 'BILL_LAPSED', 'BILL_SLIP_USED', 'REQUEST_CLOSED'],
  },
  {
    path: '/pos/v1/reverse',
    method: 'post',
    action: 'till.reverse',
    summary: 'Undoes a redemption of this till within five minutes, by its id or by the number of its request.',
    refusals: redemption,
  },
  {
    path: '/pos/v1/upload-sale',
    method: 'post',
    action: 'till.upload-sale',
    summary: 'A sale of this till, however late; it meets the redemption of its slip, or says in what they differ.',
    refusals: sale,
  },
  {
    path: '/pos/v1/upload-refund',
    method: 'post',
    action: 'till.upload-refund',
    summary: 'A refund of a sale or of a part of it, by the split that was frozen with the sale.',
    refusals: refund,
  },
  {
    path: '/pos/v1/find-sale',
    method: 'post',
    action: 'till.find-sale',
    summary: 'Sales of the store by slip, or of the shopper of a visit: for a refund without the receipt.',
    refusals: ['VISIT_NOT_FOUND', 'VISIT_EXPIRED', 'COUNTER_NOT_FOUND'],
  },
  {
    path: '/pos/v1/show-sale',
    method: 'post',
    action: 'till.show-sale',
    summary: 'One sale, with what can still be refunded of each line.',
    refusals: ['SALE_NOT_FOUND'],
  },
  {
    path: '/pos/v1/shift',
    method: 'post',
    action: 'till.shift',
    summary: 'What this till redeemed, undid and refunded in a window.',
    refusals: [],
  },
  {
    path: '/pos/v1/lookup',
    method: 'post',
    action: 'till.lookup',
    summary: 'What was answered to an earlier request of this till.',
    refusals: [],
  },
];
