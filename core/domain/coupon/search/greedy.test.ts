import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aBusyWorld } from '../../../../tests/builders/coupon-world';
import { enough, fieldOn, usableOn } from '../../../../tests/builders/field';
import type { Benefit, CouponPiece } from '../rules';
import { choiceOf } from './course';
import { byStrength, greedy, ORDERS } from './greedy';

const at = aBill().at;
const bill = aBill({ lines: [aLine({ amountFen: 100_000 })] });
const coupon = (couponId: string, templateId: string, endsIn: number, benefit: Benefit, rules: Partial<CouponPiece['rules']>): CouponPiece =>
  aCoupon({ couponId, templateId, validUntil: at + endsIn, rules: { class: couponId, ...rules, benefit } });
const wallet = [
  coupon('a', 'tp_3', 4, { kind: 'cash-off', offFen: 5_000 }, { priority: 4, thresholdFen: 50_000 }),
  coupon('b', 'tp_4', 1, { kind: 'percent-off', offBp: 1_000 }, { priority: 1, thresholdFen: 80_000 }),
  coupon('c', 'tp_1', 3, { kind: 'percent-off', offBp: 5_000, capFen: 9_000 }, { priority: 3, thresholdFen: 60_000 }),
  coupon('d', 'tp_2', 2, { kind: 'cash-off', offFen: 400 }, { priority: 2, thresholdFen: 0 }),
];

// alone: a 5,000, b 10,000, c 9,000, d 400
test.each(
  [
    { why: 'the largest saving first', line: 'bcad' },
    { why: 'what ends soonest first', line: 'bdca' },
    { why: 'by id', line: 'abcd' },
    { why: 'by id, the other way round', line: 'dcba' },
    { why: 'by template', line: 'cdab' },
    { why: 'in turn', line: 'bdca' },
    { why: 'in turn, the other way round', line: 'acdb' },
    { why: 'the largest threshold first', line: 'bcad' },
    { why: 'the smallest threshold first', line: 'dacb' },
    { why: 'the largest face first, what has no most before all', line: 'bcad' },
    { why: 'the largest rate first, of equal ones in turn', line: 'dacb' },
    { why: 'most for its threshold first', line: 'dcba' },
  ].map((row, index) => ({ ...row, index })),
)('the orders in which somebody goes through the pile: $why', ({ line, index }) => {
  const sorted = [...usableOn(wallet, bill)].sort(ORDERS[index]);
  expect(sorted.map(one => one.coupon.couponId).join('')).toBe(line);
});

test('there is no other order', () => expect(ORDERS).toHaveLength(12));

test('of the same template, and of the same saving, in turn', () => {
  const same = ['z', 'y', 'x'].map((id, index) => coupon(id, 'tp', 1, { kind: 'cash-off', offFen: 100 }, { thresholdFen: 0, priority: index }));
  const sorted = (order: (typeof ORDERS)[number]) =>
    [...usableOn(same, bill)]
      .reverse()
      .sort(order)
      .map(one => one.coupon.couponId);
  expect(sorted(byStrength)).toEqual(['z', 'y', 'x']);
  expect(sorted(ORDERS[4]!)).toEqual(['z', 'y', 'x']);
});

test.each([
  { seed: 0, savedFen: 72_099, most: 216_500 },
  { seed: 1, savedFen: 69_909, most: 149_500 },
  { seed: 2, savedFen: 69_482, most: 135_500 },
  { seed: 3, savedFen: 85_780, most: 167_000 },
  { seed: 4, savedFen: 81_191, most: 127_500 },
  { seed: 5, savedFen: 76_146, most: 110_500 },
  { seed: 6, savedFen: 69_427, most: 120_500 },
  { seed: 7, savedFen: 69_267, most: 132_000 },
])('what people find by hand, improved, with so much effort: world $seed', ({ seed, savedFen, most }) => {
  const { bill: given, coupons } = aBusyWorld(seed, { lines: 8, coupons: 12 });
  const field = fieldOn(coupons, given);
  const effort = { left: 1_000_000 };
  expect(choiceOf(field, greedy(field, effort)).savedFen).toBe(savedFen);
  expect(1_000_000 - effort.left).toBeLessThanOrEqual(most);
  expect(1_000_000 - effort.left).toBeGreaterThan(0.9 * most);
});

test.each([
  { seed: 11, first: 64_458, best: 67_191 },
  { seed: 36, first: 98_153, best: 100_660 },
  { seed: 134, first: 85_526, best: 87_285 },
])('what was not the best may become so when it is improved, if there is effort: world $seed', ({ seed, first, best }) => {
  const { bill: given, coupons } = aBusyWorld(seed, { lines: 8, coupons: 16 });
  const field = fieldOn(coupons, given);
  expect([1, 1_000_000].map(left => choiceOf(field, greedy(field, { left })).savedFen)).toEqual([first, best]);
});

test('with little effort left it improves the best of them alone, and still answers', () => {
  const { bill: given, coupons } = aBusyWorld(2, { lines: 8, coupons: 12 });
  const field = fieldOn(coupons, given);
  const [little, much] = [{ left: 1 }, { left: 1_000_000 }];
  expect(choiceOf(field, greedy(field, little)).savedFen).toBeGreaterThan(0);
  greedy(field, much);
  expect(1 - little.left).toBeLessThan(1_000_000 - much.left);
  expect(greedy(field, enough())).toEqual(greedy(field, { left: 1_000_000 }));
});
