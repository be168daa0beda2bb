import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { enough, fieldOn } from '../../../../tests/builders/field';
import { COUPONS_PER_BILL } from '../limits';
import type { CouponPiece } from '../rules';
import { choiceOf, emptyCourse, goesWith, walk, withPosition } from './course';

const bill = aBill({ lines: [aLine({ lineId: 'a', amountFen: 20_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 })] });
const coupon = (couponId: string, rules: Partial<CouponPiece['rules']> = {}): CouponPiece =>
  aCoupon({ couponId, templateId: `tp_${couponId}`, rules: { thresholdFen: 0, class: couponId, ...rules } });
const half = coupon('a', { benefit: { kind: 'percent-off', offBp: 5_000 } });
const fixed = coupon('b', { benefit: { kind: 'cash-off', offFen: 1_000 } });
const dear = coupon('c', { thresholdFen: 25_000, scope: { include: [{ kind: 'brands', ids: ['br_two'] }], exclude: [] } });
const field = fieldOn([half, fixed, dear], bill);
const nothing = emptyCourse(field);

test('nothing is taken at first, and all is there', () => {
  expect(nothing.at).toEqual([]);
  expect([...nothing.rows[0]!]).toEqual([20_000, 30_000, 0]);
  expect(nothing.groups[0]!.reduce((sum, held) => sum + held, 0)).toBe(50_000);
  expect(choiceOf(field, nothing)).toEqual({ usable: [], savedFen: 0 });
});

test('one after another, with all that lies between', () => {
  const course = walk(field, [0, 1], nothing, enough())!;
  expect(course.rows.map(row => [...row])).toEqual([
    [20_000, 30_000, 0],
    [10_000, 15_000, 0],
    [9_600, 14_400, 0],
  ]);
  expect(course.saved).toEqual([0, 25_000, 26_000]);
  expect(course.groups.map(held => held.reduce((sum, one) => sum + one, 0))).toEqual([50_000, 25_000, 24_000]);
  expect(choiceOf(field, course)).toEqual({ usable: field.candidates.slice(0, 2).map(({ usable }) => usable), savedFen: 26_000 });
});

test('what does not fit at its turn ends it', () => {
  expect(walk(field, [1, 2], nothing, enough())).toBeDefined();
  expect(walk(field, [0, 2], nothing, enough())).toBeUndefined();
});

test('a course that begins alike is not walked again, and the answer is the same', () => {
  const [first, whole] = [walk(field, [1], nothing, enough())!, walk(field, [1, 2], nothing, enough())!];
  const [again, anew] = [{ left: 10_000 }, { left: 10_000 }];
  expect(walk(field, [1, 2], first, again)).toEqual(whole);
  expect(walk(field, [1, 2], nothing, anew)).toEqual(whole);
  // ten for each amount of the row that is read and of the one that is kept, and as much as for twenty however few they are
  expect([again.left, anew.left]).toEqual([10_000 - 260, 10_000 - 520]);
  expect(walk(field, [1], whole, enough())).toEqual(first);
  expect(walk(field, [1], first, enough())).toEqual(first);
});

test('a course that begins otherwise is walked from where they part, and the first stays as it is', () => {
  const first = walk(field, [1], nothing, enough())!;
  const before = structuredClone(first);
  const other = walk(field, [2], first, enough())!;
  expect(other).toEqual(walk(field, [2], emptyCourse(field), enough()));
  expect([other.rows, other.groups, other.saved].map(({ length }) => length)).toEqual([2, 2, 2]);
  expect(first).toEqual(before);
});

test('positions stay in their order', () => {
  expect(withPosition([1, 10], 9)).toEqual([1, 9, 10]);
});

describe('what goes with what', () => {
  const piece = (couponId: string, n: number) =>
    aCoupon({ couponId, rules: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen: n }, class: 'k', stacking: { kind: 'up-to', n } } });
  const single = coupon('z', { class: 'k' });
  const other = coupon('y');
  const wallet = fieldOn([piece('p1', 3), piece('p2', 3), piece('p3', 2), piece('p4', 3), other, single], aBill());
  const at = (id: string): number => wallet.candidates.findIndex(({ usable }) => usable.coupon.couponId === id);

  test.each([
    { why: 'two of a kind that allows three', taken: ['p1'], next: 'p2', goes: true },
    { why: 'a third of which one allows two', taken: ['p1', 'p3'], next: 'p2', goes: false },
    { why: 'the one that allows two as the third', taken: ['p1', 'p2'], next: 'p3', goes: false },
    { why: 'three of those that allow it', taken: ['p1', 'p2'], next: 'p4', goes: true },
    { why: 'another does not count to them', taken: ['p1', 'p3'], next: 'y', goes: true },
    { why: 'the only one of its class, after another', taken: ['p1', 'y'], next: 'z', goes: false },
    { why: 'another, after the only one of its class', taken: ['y', 'z'], next: 'p1', goes: false },
  ])('$why: $goes', ({ taken, next, goes }) => {
    const positions = taken.map(at).sort((left, right) => left - right);
    expect(goesWith(wallet, positions, at(next))).toBe(goes);
  });

  test('no more than go on one bill', () => {
    const many = fieldOn(
      Array.from({ length: COUPONS_PER_BILL + 1 }, (_, index) => coupon(`c${String(index).padStart(2, '0')}`, { benefit: { kind: 'cash-off', offFen: 1 } })),
      aBill(),
    );
    const first = (count: number) => Array.from({ length: count }, (_, index) => index);
    expect(goesWith(many, first(COUPONS_PER_BILL - 1), COUPONS_PER_BILL)).toBe(true);
    expect(goesWith(many, first(COUPONS_PER_BILL), COUPONS_PER_BILL)).toBe(false);
  });
});
