import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aBusyWorld } from '../../../../tests/builders/coupon-world';
import { enough, fieldOn } from '../../../../tests/builders/field';
import { COUPONS_PER_BILL } from '../limits';
import type { Benefit, CouponPiece } from '../rules';
import { NOTHING, type Choice } from './choice';
import { choiceOf, emptyCourse, walk } from './course';
import { explore } from './explore';

const bill = aBill({ lines: [aLine({ amountFen: 100_000 })] });
const coupon = (couponId: string, benefit: Benefit, rules: Partial<CouponPiece['rules']> = {}): CouponPiece =>
  aCoupon({ couponId, templateId: `tp_${couponId}`, rules: { thresholdFen: 0, class: couponId, ...rules, benefit } });
const off = (couponId: string, offFen: number, rules: Partial<CouponPiece['rules']> = {}) => coupon(couponId, { kind: 'cash-off', offFen }, rules);
const gift = (couponId: string) => coupon(couponId, { kind: 'exchange', gift: '茶' });
const twelve = (make: (couponId: string, index: number) => CouponPiece) =>
  Array.from({ length: 12 }, (_, index) => make(`c${String(index).padStart(2, '0')}`, index));
const idsIn = ({ usable }: Choice): string[] => usable.map(one => one.coupon.couponId);

test('without coupons there is nothing to look at', () => {
  const start = { usable: [], savedFen: 5 };
  expect(explore(fieldOn([], bill), start, { left: 0 })).toEqual({ best: start, complete: true });
});

test('what it begins with stays when nothing is better', () => {
  const field = fieldOn([off('a', 100), off('b', 200)], bill);
  const start = choiceOf(field, walk(field, [0, 1], emptyCourse(field), enough())!);
  expect(explore(field, start, enough()).best).toBe(start);
  expect(idsIn(explore(field, NOTHING, enough()).best)).toEqual(['a', 'b']);
});

test('of as much saved without a coupon more: what cost less, what brings more gifts, what are fewer', () => {
  const one = { class: 'x', stacking: { kind: 'one-per-class' as const } };
  const paid = coupon('a', { kind: 'voucher', faceFen: 100_000, priceFen: 90_000 }, one);
  const field = fieldOn([paid, off('b', 100_000, one), gift('g'), off('z', 100_000, { class: 'x' })], bill);
  const begun = (at: number[]) => choiceOf(field, walk(field, at, emptyCourse(field), enough())!);
  expect(idsIn(explore(field, begun([0]), enough()).best)).toEqual(['b', 'g']);
  expect(idsIn(explore(field, begun([1]), enough()).best)).toEqual(['b', 'g']);
  expect(idsIn(explore(field, NOTHING, enough()).best)).toEqual(['b', 'g']);
});

test('it says when it gave up, and has what it had found by then', () => {
  const field = fieldOn(
    twelve((id, index) => off(id, 60_000 + index)),
    bill,
  );
  const whole = { left: 1_000_000 };
  expect(explore(field, NOTHING, whole)).toMatchObject({ best: { savedFen: 100_000 }, complete: true });
  const used = 1_000_000 - whole.left;
  expect(explore(field, NOTHING, { left: used }).complete).toBe(false);
  expect(explore(field, NOTHING, { left: used + 1 }).complete).toBe(true);
  expect(explore(field, NOTHING, { left: 0 })).toEqual({ best: NOTHING, complete: false });
  // one look at twelve coupons and two amounts
  expect(explore(field, NOTHING, { left: 14 })).toEqual({ best: NOTHING, complete: false });
  expect(explore(field, NOTHING, { left: 200 })).toMatchObject({ best: { savedFen: 60_000 }, complete: false });
});

test('takes no more than go on one bill', () => {
  const many = Array.from({ length: COUPONS_PER_BILL + 2 }, (_, index) => off(`c${String(index).padStart(2, '0')}`, 100 + index));
  const { best, complete } = explore(fieldOn(many, bill), NOTHING, enough());
  expect(complete).toBe(true);
  expect(idsIn(best)).toEqual(many.slice(2).map(({ couponId }) => couponId));
});

// all of the 4,096 sets of twelve would be a million and more
describe('looks at no more than it must', () => {
  const busy = (seed: number) => {
    const world = aBusyWorld(seed, { lines: 8, coupons: 12 });
    return fieldOn(world.coupons, world.bill);
  };
  const piece = (couponId: string) => aCoupon({ couponId, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 3 } } });
  test.each([
    {
      why: 'small amounts, which all go together',
      field: () =>
        fieldOn(
          twelve((id, index) => off(id, 100 + index)),
          bill,
        ),
      most: 2_850,
    },
    {
      why: 'rates, of which each leaves less to the next',
      field: () =>
        fieldOn(
          twelve((id, index) => coupon(id, { kind: 'percent-off', offBp: 3_000 + 100 * index })),
          bill,
        ),
      most: 2_970,
    },
    {
      why: 'any two take all there is',
      field: () =>
        fieldOn(
          twelve((id, index) => off(id, 60_000 + index)),
          bill,
        ),
      most: 18_200,
    },
    { why: 'gifts alone', field: () => fieldOn(twelve(gift), bill), most: 2_580 },
    { why: 'equal pieces, three of which go together', field: () => fieldOn(twelve(piece), bill), most: 725 },
    {
      why: 'one for each of three classes',
      field: () =>
        fieldOn(
          twelve((id, index) => off(id, 100 + index, { class: `k${index % 3}`, stacking: { kind: 'one-per-class' } })),
          bill,
        ),
      most: 18_430,
    },
    {
      why: 'paid vouchers, each for as much',
      field: () =>
        fieldOn(
          twelve((id, index) => coupon(id, { kind: 'voucher', faceFen: 50_000, priceFen: 45_000 + index })),
          bill,
        ),
      most: 18_200,
    },
    ...Object.entries([3_220, 16_250, 37_400, 17_100, 17_150, 5_970, 4_400, 18_450]).map(([seed, most]) => ({
      why: `thresholds in each other’s way, world ${seed}`,
      field: () => busy(Number(seed)),
      most,
    })),
  ])('$why', ({ field, most }) => {
    const effort = { left: 1_000_000 };
    expect(explore(field(), NOTHING, effort).complete).toBe(true);
    expect(1_000_000 - effort.left).toBeLessThanOrEqual(most);
    // what it does is counted, else it never gave up
    expect(1_000_000 - effort.left).toBeGreaterThan(0.98 * most);
  });
});
