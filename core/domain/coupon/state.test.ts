import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { couponSteps, next, statesBefore, walletStateOf, type CouponEvent } from './state';
import type { CouponState } from './rules';

const STATES: CouponState[] = ['issued', 'locked', 'redeemed', 'expired', 'voided'];
const EVENTS: CouponEvent[] = ['lock', 'unlock', 'redeem', 'return', 'expire', 'void'];

const steps: Record<string, CouponState> = {
  'issued lock': 'locked',
  'issued redeem': 'redeemed',
  'issued expire': 'expired',
  'issued void': 'voided',
  'locked unlock': 'issued',
  'locked redeem': 'redeemed',
  'redeemed return': 'issued',
};

test.each(STATES.flatMap(state => EVENTS.map(event => ({ state, event, to: steps[`${state} ${event}`] }))))(
  'a coupon that is $state and meets $event becomes $to',
  ({ state, event, to }) => {
    expect(next(state, event)).toBe(to);
  },
);

test('every state is reached from issued, and only expired and voided are ends', () => {
  const reached = new Set<CouponState>(['issued']);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const state of [...reached]) for (const to of Object.values(couponSteps[state])) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...STATES].sort());
  expect(STATES.filter(state => Object.keys(couponSteps[state]).length === 0)).toEqual(['expired', 'voided']);
});

test('the condition of a stored change names the states from which it may happen', () => {
  expect(statesBefore('redeem')).toEqual(['issued', 'locked']);
  expect(statesBefore('return')).toEqual(['redeemed']);
  expect(statesBefore('unlock')).toEqual(['locked']);
});

/** A coupon as a person would keep books on it: how often it was used and given back. */
class Books {
  used = 0;
  returned = 0;
  locked = false;
  ended = false;
}

test('model: whatever happens in whatever order, a coupon is never used twice without being given back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 40 }), events => {
      const books = new Books();
      let state: CouponState = 'issued';
      for (const event of events) {
        const to = next(state, event);
        if (!to) continue;
        expect(books.ended).toBe(false);
        if (event === 'redeem') books.used += 1;
        if (event === 'return') books.returned += 1;
        books.locked = event === 'lock';
        books.ended = event === 'expire' || event === 'void';
        state = to;
        expect(books.used - books.returned).toBe(state === 'redeemed' ? 1 : 0);
        expect(books.locked).toBe(state === 'locked');
      }
    }),
    { numRuns: counts.ruleRuns },
  );
});

test.each<{ why: string; state: CouponState; now: number; words: string }>([
  { why: 'its first instant', state: 'issued', now: 100, words: 'usable' },
  { why: 'not yet', state: 'issued', now: 99, words: 'waiting' },
  { why: 'its last instant', state: 'issued', now: 200, words: 'usable' },
  { why: 'over, though no job has come by', state: 'issued', now: 201, words: 'expired' },
  { why: 'held by a bill', state: 'locked', now: 150, words: 'locked' },
  { why: 'used', state: 'redeemed', now: 300, words: 'used' },
  { why: 'expired by the job', state: 'expired', now: 300, words: 'expired' },
  { why: 'voided', state: 'voided', now: 150, words: 'voided' },
])('in the wallet: $why is $words', ({ state, now, words }) => {
  expect(walletStateOf({ state, validFrom: 100, validUntil: 200 }, now)).toBe(words);
});
