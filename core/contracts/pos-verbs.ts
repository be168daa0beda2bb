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
  'COUPON_NOT_FOUND',
];
const redemption: readonly ErrorCode[] = [
  'REDEMPTION_NOT_FOUND',
  'REDEMPTION_REVERSED',
  'REDEMPTION_OTHER_TERMINAL',
  'REDEMPTION_TOO_OLD',
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
    path: '/pos/v1/redeem',
    method: 'post',
    action: 'till.redeem',
    summary: 'Uses coupons on a bill.',
    refusals: [...visit, ...bill, 'COUPON_DOES_NOT_FIT', 'COUPON_ALREADY_USED', 'BILL_CHANGED', 'BILL_SLIP_USED', 'REQUEST_CLOSED'],
  },
  {
    path: '/pos/v1/reverse',
    method: 'post',
    action: 'till.reverse',
    summary: 'Undoes a redemption of this till within five minutes, by its id or by the number of its request.',
    refusals: redemption,
  },
  {
    path: '/pos/v1/lookup',
    method: 'post',
    action: 'till.lookup',
    summary: 'What was answered to an earlier request of this till.',
    refusals: [],
  },
];
