import type { CouponState } from '../rules';
import { couponSteps, next, stateAt, statesBefore, walletStateOf, type CouponEvent } from './state';

const STATES: CouponState[] = ['issued', 'locked', 'giving', 'redeemed', 'expired', 'voided', 'given', 'refunded'];
const EVENTS: CouponEvent[] = ['lock', 'unlock', 'redeem', 'return', 'expire', 'void', 'give', 'accept', 'take-back', 'refund'];

const steps: Record<string, CouponState> = {
  'issued lock': 'locked',
  'issued redeem': 'redeemed',
  'issued expire': 'expired',
  'issued void': 'voided',
  'issued give': 'giving',
  'issued refund': 'refunded',
  'locked unlock': 'issued',
  'locked redeem': 'redeemed',
  'giving accept': 'given',
  'giving take-back': 'issued',
  'giving void': 'voided',
  'redeemed return': 'issued',
};

test.each(STATES.flatMap(state => EVENTS.map(event => ({ state, event, to: steps[`${state} ${event}`] }))))(
  'a coupon that is $state and meets $event becomes $to',
  ({ state, event, to }) => {
    expect(next(state, event)).toBe(to);
  },
);

test('every state is reached from issued, and four of them are ends', () => {
  const reached = new Set<CouponState>(['issued']);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const state of [...reached]) for (const to of Object.values(couponSteps[state])) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...STATES].sort());
  expect(STATES.filter(state => Object.keys(couponSteps[state]).length === 0)).toEqual(['expired', 'voided', 'given', 'refunded']);
});

test('the condition of a stored change names the states from which it may happen', () => {
  expect(statesBefore('redeem')).toEqual(['issued', 'locked']);
  expect(statesBefore('return')).toEqual(['redeemed']);
  expect(statesBefore('unlock')).toEqual(['locked']);
  expect(statesBefore('void')).toEqual(['issued', 'giving']);
});

type Held = Parameters<typeof stateAt>[0];

test.each<{ why: string; coupon: Held; now: number; state: CouponState }>([
  { why: 'the last instant of a lock', coupon: { state: 'locked', lock: { by: 'ord_1', until: 100 } }, now: 99, state: 'locked' },
  { why: 'a lock at its end', coupon: { state: 'locked', lock: { by: 'ord_1', until: 100 } }, now: 100, state: 'issued' },
  { why: 'a lock without an end', coupon: { state: 'locked' }, now: 10 ** 12, state: 'locked' },
  { why: 'the last instant of a gift', coupon: { state: 'giving', giftUntil: 100 }, now: 99, state: 'giving' },
  { why: 'a gift that nobody took', coupon: { state: 'giving', giftUntil: 100 }, now: 100, state: 'issued' },
  { why: 'a gift without an end', coupon: { state: 'giving' }, now: 10 ** 12, state: 'giving' },
  {
    why: 'what is left of a lock means nothing once used',
    coupon: { state: 'redeemed', lock: { by: 'ord_1', until: 1 }, giftUntil: 1 },
    now: 100,
    state: 'redeemed',
  },
])('at $now it is $state: $why', ({ coupon, now, state }) => {
  expect(stateAt(coupon, now)).toBe(state);
});

test.each<{ why: string; coupon: Held; now: number; words: string }>([
  { why: 'its first instant', coupon: { state: 'issued' }, now: 100, words: 'usable' },
  { why: 'not yet', coupon: { state: 'issued' }, now: 99, words: 'waiting' },
  { why: 'its last instant', coupon: { state: 'issued' }, now: 200, words: 'usable' },
  { why: 'over, though no job has come by', coupon: { state: 'issued' }, now: 201, words: 'expired' },
  { why: 'held by a bill', coupon: { state: 'locked', lock: { by: 'bill_1', until: 151 } }, now: 150, words: 'locked' },
  { why: 'the bill let go', coupon: { state: 'locked', lock: { by: 'bill_1', until: 150 } }, now: 150, words: 'usable' },
  { why: 'the bill let go too late', coupon: { state: 'locked', lock: { by: 'bill_1', until: 201 } }, now: 201, words: 'expired' },
  { why: 'offered to a friend', coupon: { state: 'giving', giftUntil: 151 }, now: 150, words: 'giving' },
  { why: 'taken by a friend', coupon: { state: 'given' }, now: 150, words: 'given' },
  { why: 'used', coupon: { state: 'redeemed' }, now: 300, words: 'used' },
  { why: 'expired by the job', coupon: { state: 'expired' }, now: 300, words: 'expired' },
  { why: 'voided', coupon: { state: 'voided' }, now: 150, words: 'voided' },
  { why: 'refunded', coupon: { state: 'refunded' }, now: 150, words: 'refunded' },
])('in the wallet: $why is $words', ({ coupon, now, words }) => {
  expect(walletStateOf({ ...coupon, validFrom: 100, validUntil: 200 }, now)).toBe(words);
});
