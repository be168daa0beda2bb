import fc from 'fast-check';
import { aBill, aCoupon, aLine } from '../../../tests/builders/coupon';
import { counts } from '../../../tests/long';
import type { CouponRules } from '../coupon/rules';
import { acceptSold, isAcceptable } from './accept';
import type { Difference } from './meet';

const bill = (amounts: Record<string, number>) =>
  aBill({ lines: Object.entries(amounts).map(([lineId, amountFen]) => aLine({ lineId, brandId: 'br_a', amountFen })) });
/** 50 off 300 for who, when and where this bill is not: that was judged when it was used. */
const piece = (couponId: string, rules: Partial<CouponRules> = {}) =>
  aCoupon({
    couponId,
    state: 'redeemed',
    validUntil: 1,
    rules: {
      conditions: [{ code: 'tier', atLeast: 'diamond' }],
      stacking: { kind: 'up-to', n: 9 },
      class: couponId,
      priority: 1,
      counterIds: ['ct_other'],
      ...rules,
    },
  });
const percent = (couponId: string) => piece(couponId, { benefit: { kind: 'percent-off', offBp: 1_000 }, thresholdFen: 0, priority: 2 });

describe('what may be taken for a slip of the pen', () => {
  const difference = (code: Difference['code']) => ({ code }) as Difference;
  test.each([
    { why: 'a line was mistyped', codes: ['LINE_AMOUNT', 'PAY'] as const, ok: true },
    { why: 'the sum of a category was', codes: ['GROUP_AMOUNT'] as const, ok: true },
    { why: 'nothing differs: there is nothing to accept', codes: [] as const, ok: false },
    { why: 'another counter’s slip', codes: ['COUNTER', 'PAY'] as const, ok: false },
    { why: 'another shopper’s', codes: ['MEMBER'] as const, ok: false },
    { why: 'points that were not spent there', codes: ['POINTS'] as const, ok: false },
    { why: 'another certificate', codes: ['CERTIFICATE'] as const, ok: false },
    { why: 'it was refunded', codes: ['REFUNDED'] as const, ok: false },
    { why: 'it is undone', codes: ['REVERSED'] as const, ok: false },
    { why: 'it met another sale', codes: ['OTHER_SALE'] as const, ok: false },
  ])('$why: $ok', ({ codes, ok }) => {
    expect(isAcceptable(codes.map(difference))).toBe(ok);
  });
});

describe('coupons on what was really sold', () => {
  test('who, when and where were judged when it was used; it takes off what the till took off, line by line', () => {
    expect(acceptSold([piece('a')], bill({ l1: 20_000, l2: 20_000 }), 5_000)).toEqual({
      ok: true,
      data: [
        {
          couponId: 'a',
          savedFen: 5_000,
          lines: [
            { lineId: 'l1', savedFen: 2_500 },
            { lineId: 'l2', savedFen: 2_500 },
          ],
        },
      ],
    });
  });

  test('the till took off less: each coupon takes off so much less', () => {
    const shares = acceptSold([piece('a'), percent('b')], bill({ l1: 50_000 }), 4_750);
    expect(shares).toMatchObject({
      data: [
        { couponId: 'a', savedFen: 2_500 },
        { couponId: 'b', savedFen: 2_250 },
      ],
    });
  });

  test('a line of which so little is left to take off is not named', () => {
    expect(acceptSold([piece('a')], bill({ l1: 30_000, l2: 100 }), 1)).toEqual({
      ok: true,
      data: [{ couponId: 'a', savedFen: 1, lines: [{ lineId: 'l1', savedFen: 1 }] }],
    });
  });

  const gift = piece('g', { benefit: { kind: 'exchange', gift: '小样' }, priority: 0 });
  test.each([
    {
      why: 'the goods are below its threshold',
      pieces: [piece('a')],
      amounts: { l1: 29_999 },
      off: 1,
      code: 'MISFIT',
      data: { couponId: 'a', misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 30_000, eligibleFen: 29_999 } },
    },
    {
      why: 'no goods of its scope were sold',
      pieces: [piece('a', { scope: { include: [{ kind: 'brands', ids: ['br_b'] }], exclude: [] } })],
      amounts: { l1: 40_000 },
      off: 5_000,
      code: 'MISFIT',
      data: { couponId: 'a', misfit: { code: 'NOT_IN_SCOPE' } },
    },
    {
      why: 'a fen more than it is worth: no coupon explains it',
      pieces: [piece('a')],
      amounts: { l1: 40_000 },
      off: 5_001,
      code: 'TOO_MUCH_OFF',
      data: { mostFen: 5_000, soldOffFen: 5_001 },
    },
    ...[
      { why: 'the till took off nothing: the coupon was not used', pieces: [piece('a')], off: 0, idle: 'a' },
      { why: 'nor was it beside a gift', pieces: [gift, piece('a')], off: 0, idle: 'a' },
      { why: 'too little for both of them', pieces: [piece('a'), percent('b')], off: 1, idle: 'b' },
    ].map(({ idle, ...row }) => ({ ...row, amounts: { l1: 40_000 }, code: 'NOTHING_OFF', data: { couponId: idle } })),
  ])('$why: $code', ({ pieces, amounts, off, code, data }) => {
    expect(acceptSold(pieces, bill(amounts), off)).toEqual({ ok: false, code, data });
  });

  test('a gift takes nothing off and is handed over all the same', () => {
    expect(acceptSold([gift], bill({ l1: 40_000 }), 0)).toEqual({ ok: true, data: [{ couponId: 'g', savedFen: 0, lines: [] }] });
  });

  test('the parts sum to what the till took off, and none is beyond what the coupon may take off its line', () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 0, max: 10_000 }), (one, two, three, cut) => {
        const goods = bill({ l1: one, l2: two, l3: three });
        const pieces = [piece('a', { thresholdFen: 0 }), percent('b')];
        const off = Math.floor((Math.min(5_000, one + two + three) * cut) / 10_000);
        const answer = acceptSold(pieces, goods, off);
        if (!answer.ok) return;
        const parts = answer.data.flatMap(({ lines }) => lines);
        expect(parts.reduce((sum, { savedFen }) => sum + savedFen, 0)).toBe(off);
        for (const { lineId, amountFen } of goods.lines) {
          expect(parts.reduce((sum, part) => (part.lineId === lineId ? sum + part.savedFen : sum), 0)).toBeLessThanOrEqual(amountFen);
        }
      }),
      { numRuns: counts.ruleRuns },
    );
  });
});
