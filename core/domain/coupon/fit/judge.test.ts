import { aBill, aCoupon, aLine, SATURDAY_1530 } from '../../../../tests/builders/coupon';
import { termsOf } from '../benefits/registry';
import { judgeCoupon, neededFen } from './judge';
import type { Misfit } from './misfit';
import type { Bill, CouponPiece, CouponRules } from '../rules';

/** A cup of tea for nothing, perhaps only where a category is sold. */
const aGift = (categoryId?: string): { rules: Partial<CouponRules> } => ({
  rules: {
    benefit: { kind: 'exchange', gift: '茶' },
    thresholdFen: 0,
    scope: { include: categoryId === undefined ? [] : [{ kind: 'categories', ids: [categoryId] }], exclude: [] },
  },
});

/** Up to 8 yuan off the freight. */
const aFreight = (rules: Partial<CouponRules> = {}): { rules: Partial<CouponRules> } => ({
  rules: { benefit: { kind: 'freight', capFen: 800 }, thresholdFen: 0, ...rules },
});

type Row = { why: string; coupon?: Parameters<typeof aCoupon>[0]; bill?: Partial<Bill>; misfit: Misfit };

test.each<Row>([
  { why: 'begins in a moment', coupon: { validFrom: SATURDAY_1530 + 1 }, misfit: { code: 'NOT_YET_VALID', validFrom: SATURDAY_1530 + 1 } },
  { why: 'ended a moment ago', coupon: { validUntil: SATURDAY_1530 - 1 }, misfit: { code: 'EXPIRED', validUntil: SATURDAY_1530 - 1 } },
  { why: 'expired by the job', coupon: { state: 'expired', validUntil: 7 }, misfit: { code: 'EXPIRED', validUntil: 7 } },
  { why: 'used before', coupon: { state: 'redeemed' }, misfit: { code: 'WRONG_STATE', state: 'redeemed' } },
  { why: 'used, and over since: used is what matters', coupon: { state: 'redeemed', validUntil: 7 }, misfit: { code: 'WRONG_STATE', state: 'redeemed' } },
  { why: 'held by an order', coupon: { state: 'locked' }, misfit: { code: 'WRONG_STATE', state: 'locked' } },
  {
    why: 'held by an order until then',
    coupon: { state: 'locked', lock: { by: 'ord_1', until: SATURDAY_1530 + 1 } },
    misfit: { code: 'WRONG_STATE', state: 'locked', until: SATURDAY_1530 + 1 },
  },
  {
    why: 'held by another bill',
    coupon: { state: 'locked', lock: { by: 'bill_1', until: SATURDAY_1530 + 1 } },
    bill: { heldBy: 'bill_2' },
    misfit: { code: 'WRONG_STATE', state: 'locked', until: SATURDAY_1530 + 1 },
  },
  { why: "a lock that nobody signed is nobody's", coupon: { state: 'locked' }, bill: { heldBy: 'bill_2' }, misfit: { code: 'WRONG_STATE', state: 'locked' } },
  {
    why: 'offered to a friend',
    coupon: { state: 'giving', giftUntil: SATURDAY_1530 + 1 },
    misfit: { code: 'WRONG_STATE', state: 'giving', until: SATURDAY_1530 + 1 },
  },
  { why: 'given to a friend', coupon: { state: 'given', lock: { by: 'ord_1', until: 1 } }, misfit: { code: 'WRONG_STATE', state: 'given' } },
  { why: 'given, and nobody asks until when it was offered', coupon: { state: 'given', giftUntil: 7 }, misfit: { code: 'WRONG_STATE', state: 'given' } },
  { why: 'refunded', coupon: { state: 'refunded' }, misfit: { code: 'WRONG_STATE', state: 'refunded' } },
  {
    why: 'a lock that is over holds nothing past the end, not for the bill that had it either',
    coupon: { state: 'locked', lock: { by: 'bill_1', until: 9 }, validUntil: 9 },
    bill: { heldBy: 'bill_1' },
    misfit: { code: 'EXPIRED', validUntil: 9 },
  },
  {
    why: 'a lock that is over leaves a coupon that is over',
    coupon: { state: 'locked', lock: { by: 'ord_1', until: 9 }, validUntil: 9 },
    misfit: { code: 'EXPIRED', validUntil: 9 },
  },
  { why: 'nothing is sent', coupon: aFreight(), misfit: { code: 'NO_FREIGHT' } },
  { why: 'sending is free already', coupon: aFreight(), bill: { freightFen: 0 }, misfit: { code: 'NO_FREIGHT' } },
  {
    why: 'the freight of too small a bill',
    coupon: aFreight({ thresholdFen: 40_001 }),
    bill: { freightFen: 800 },
    misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 40_001, eligibleFen: 40_000 },
  },
  {
    why: 'the freight of other goods',
    coupon: aFreight({ scope: { include: [{ kind: 'brands', ids: ['br_nine'] }], exclude: [] } }),
    bill: { freightFen: 800 },
    misfit: { code: 'NOT_IN_SCOPE' },
  },
  {
    why: 'a line that is only an amount is of no product',
    coupon: { rules: { scope: { include: [{ kind: 'products', ids: ['pr_1'] }], exclude: [] } } },
    misfit: { code: 'NOT_IN_SCOPE' },
  },
  { why: 'voided', coupon: { state: 'voided' }, misfit: { code: 'WRONG_STATE', state: 'voided' } },
  { why: 'only in the mini program', coupon: { rules: { channel: 'online' } }, misfit: { code: 'WRONG_CHANNEL', channel: 'online' } },
  { why: 'only at counters', bill: { channel: 'online' }, misfit: { code: 'WRONG_CHANNEL', channel: 'counter' } },
  { why: 'this counter did not opt in', coupon: { rules: { counterIds: ['ct_two'] } }, misfit: { code: 'WRONG_COUNTER' } },
  {
    why: 'a condition of the template',
    coupon: { rules: { conditions: [{ code: 'tier', atLeast: 'gold' }] } },
    misfit: { code: 'TIER_TOO_LOW', atLeast: 'gold' },
  },
  {
    why: 'no line is in scope',
    coupon: { rules: { scope: { include: [{ kind: 'brands', ids: ['br_nine'] }], exclude: [] } } },
    misfit: { code: 'NOT_IN_SCOPE' },
  },
  {
    why: 'the counter does not hand out such a gift, whatever was bought',
    coupon: aGift('cat_tea'),
    bill: { lines: [aLine({ categoryPath: ['cat_tea'] })] },
    misfit: { code: 'WRONG_COUNTER' },
  },
  {
    why: 'a gift at a counter that takes no part',
    coupon: { rules: { benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0, counterIds: ['ct_two'] } },
    misfit: { code: 'WRONG_COUNTER' },
  },
  {
    why: 'a gift whose goods are sold at one counter and which is taken at another',
    coupon: { rules: { ...aGift('cat_tea').rules, counterIds: ['ct_two'] } },
    bill: {
      lines: [aLine({ counterId: 'ct_two' })],
      goods: [aLine({ categoryPath: ['cat_tea'] }), aLine({ counterId: 'ct_two' })],
    },
    misfit: { code: 'WRONG_COUNTER' },
  },
  {
    why: 'a gift of another counter: that something was bought there gives this counter no such goods',
    coupon: { rules: { ...aGift().rules, counterIds: ['ct_two'] } },
    bill: { lines: [aLine({ counterId: 'ct_two' })] },
    misfit: { code: 'WRONG_COUNTER' },
  },
  {
    why: 'a gift with a threshold needs a purchase',
    coupon: { rules: { benefit: { kind: 'exchange', gift: '茶' } } },
    bill: { lines: [] },
    misfit: { code: 'NOT_IN_SCOPE' },
  },
  { why: 'without a purchase nothing comes off', coupon: { rules: { thresholdFen: 0 } }, bill: { lines: [] }, misfit: { code: 'NOT_IN_SCOPE' } },
  {
    why: 'a fen short of the threshold',
    bill: { lines: [aLine({ amountFen: 29_999 })] },
    misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 30_000, eligibleFen: 29_999 },
  },
  {
    why: 'the threshold counts eligible lines only',
    coupon: { rules: { scope: { include: [{ kind: 'brands', ids: ['br_one'] }], exclude: [] } } },
    bill: { lines: [aLine({ amountFen: 29_000 }), aLine({ lineId: 'l2', brandId: 'br_two', amountFen: 50_000 })] },
    misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 30_000, eligibleFen: 29_000 },
  },
  {
    why: 'a rate of so little that no fen comes off',
    coupon: { rules: { benefit: { kind: 'percent-off', offBp: 1 }, thresholdFen: 0 } },
    bill: { lines: [aLine({ amountFen: 99 })] },
    misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' },
  },
])('does not fit, $misfit.code: $why', ({ coupon, bill, misfit }) => {
  expect(judgeCoupon(aCoupon(coupon), aBill(bill))).toStrictEqual({ fits: false, misfit });
});

test.each<{ why: string; coupon?: Parameters<typeof aCoupon>[0]; bill?: Partial<Bill>; lines: number[]; from?: number[]; savedFen: number }>([
  { why: 'exactly the threshold', bill: { lines: [aLine({ amountFen: 30_000 })] }, lines: [0], savedFen: 5000 },
  { why: 'on its first instant', coupon: { validFrom: SATURDAY_1530 }, lines: [0], savedFen: 5000 },
  { why: 'on its last instant', coupon: { validUntil: SATURDAY_1530 }, lines: [0], savedFen: 5000 },
  { why: 'usable in both channels', coupon: { rules: { channel: 'both' } }, bill: { channel: 'online' }, lines: [0], savedFen: 5000 },
  { why: 'a counter that opted in', coupon: { rules: { counterIds: ['ct_one'] } }, lines: [0], savedFen: 5000 },
  {
    why: 'held by this very bill, though its time is over since',
    coupon: { state: 'locked', lock: { by: 'bill_1', until: SATURDAY_1530 + 1 }, validUntil: 7 },
    bill: { heldBy: 'bill_1' },
    lines: [0],
    savedFen: 5000,
  },
  { why: 'a lock lets go at its end', coupon: { state: 'locked', lock: { by: 'ord_1', until: SATURDAY_1530 } }, lines: [0], savedFen: 5000 },
  { why: 'a gift that nobody took is back', coupon: { state: 'giving', giftUntil: SATURDAY_1530 }, lines: [0], savedFen: 5000 },
  { why: 'the freight stands after the lines', coupon: aFreight(), bill: { freightFen: 801 }, lines: [0], from: [1], savedFen: 800 },
  { why: 'the freight of just enough', coupon: aFreight({ thresholdFen: 40_000 }), bill: { freightFen: 1 }, lines: [0], from: [1], savedFen: 1 },
  { why: 'freight says nothing to other coupons', bill: { freightFen: 801 }, lines: [0], savedFen: 5000 },
  {
    why: 'one product',
    coupon: { rules: { thresholdFen: 0, scope: { include: [{ kind: 'products', ids: ['pr_1'] }], exclude: [] } } },
    bill: { lines: [aLine(), aLine({ lineId: 'l2', productId: 'pr_1' })] },
    lines: [1],
    savedFen: 5000,
  },
  { why: 'a gift stands on no line of the bill', coupon: aGift(), lines: [], savedFen: 0 },
  {
    why: 'which products the counter has nobody knows, so a gift for one is not kept back',
    coupon: {
      rules: { ...aGift().rules, scope: { include: [{ kind: 'products', ids: ['pr_x'] }], exclude: [{ kind: 'products', ids: ['pr_y'] }] } },
    },
    bill: { lines: [] },
    lines: [],
    savedFen: 0,
  },
  { why: 'a gift needs no bill at all', coupon: aGift(), bill: { lines: [] }, lines: [], savedFen: 0 },
  {
    why: 'what the counter hands out decides about a gift, not what was bought',
    coupon: aGift('cat_womens'),
    bill: { lines: [aLine({ categoryPath: ['cat_tea'] })] },
    lines: [],
    savedFen: 0,
  },
  {
    why: 'a gift of this counter, wherever the rest was bought',
    coupon: { rules: { ...aGift().rules, counterIds: ['ct_one'] } },
    bill: { lines: [aLine({ counterId: 'ct_two' })] },
    lines: [],
    savedFen: 0,
  },
  {
    why: 'a gift with a threshold stands on the lines that reach it',
    coupon: { rules: { benefit: { kind: 'exchange', gift: '茶' } } },
    lines: [0],
    savedFen: 0,
  },
  {
    why: 'only the lines of its brand',
    coupon: { rules: { scope: { include: [{ kind: 'brands', ids: ['br_two'] }], exclude: [] } } },
    bill: { lines: [aLine(), aLine({ lineId: 'l2', brandId: 'br_two' })] },
    lines: [1],
    savedFen: 5000,
  },
])('fits: $why', ({ coupon, bill, lines, from, savedFen }) => {
  const piece: CouponPiece = aCoupon(coupon);
  expect(judgeCoupon(piece, aBill(bill))).toEqual({
    fits: true,
    usable: { coupon: piece, lines, from: from ?? lines, terms: termsOf(piece.rules.benefit), needFen: neededFen(piece.rules), aloneFen: savedFen },
  });
});

test('what is outside of the bill is told before what the bill lacks', () => {
  const coupon = aCoupon({ validUntil: 1, rules: { channel: 'online', counterIds: [], thresholdFen: 10 ** 9 } });
  expect(judgeCoupon(coupon, aBill())).toMatchObject({ misfit: { code: 'EXPIRED' } });
});

const nowhere = { include: [{ kind: 'brands' as const, ids: ['br_nine'] }], exclude: [] };
const workdays = { code: 'weekdays' as const, days: [1, 2, 3, 4, 5] };
const gold = { code: 'tier' as const, atLeast: 'gold' as const };

test.each<{ why: string; rules: Parameters<typeof aCoupon>[0] & object; bill?: Partial<Bill>; code: string }>([
  { why: 'the counter before the time', rules: { rules: { counterIds: [], conditions: [workdays] } }, code: 'WRONG_COUNTER' },
  { why: 'the goods before the time', rules: { rules: { scope: nowhere, conditions: [workdays] } }, code: 'NOT_IN_SCOPE' },
  {
    why: 'what a counter hands out before the time',
    rules: { rules: { scope: nowhere, conditions: [workdays], benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0 } },
    code: 'WRONG_COUNTER',
  },
  { why: 'nothing was bought yet: the goods say nothing', rules: { rules: { conditions: [workdays] } }, bill: { lines: [] }, code: 'WRONG_WEEKDAY' },
  { why: 'who before when', rules: { rules: { conditions: [workdays, gold] } }, code: 'TIER_TOO_LOW' },
  { why: 'the time before the amount', rules: { rules: { conditions: [workdays], thresholdFen: 10 ** 9 } }, code: 'WRONG_WEEKDAY' },
])('of several reasons the one that changes last is told: $why', ({ rules, bill, code }) => {
  expect(judgeCoupon(aCoupon(rules), aBill(bill))).toMatchObject({ misfit: { code } });
});
