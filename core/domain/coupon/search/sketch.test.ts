import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aBusyWorld, aCouponWorld } from '../../../../tests/builders/coupon-world';
import { enough, fieldOn } from '../../../../tests/builders/field';
import { counts } from '../../../../tests/long';
import type { Benefit, CouponPiece } from '../rules';
import type { Field } from './candidates';
import { emptyCourse, goesWith, walk, withPosition, type Course } from './course';
import { stepByStep } from './improve';
import { mostOf, mostWith, without } from './sketch';

const bill = aBill({ lines: [aLine({ lineId: 'a', amountFen: 20_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 })] });
const coupon = (couponId: string, benefit: Benefit, rules: Partial<CouponPiece['rules']> = {}): CouponPiece =>
  aCoupon({ couponId, templateId: `tp_${couponId}`, rules: { thresholdFen: 0, class: couponId, ...rules, benefit } });
const off = (couponId: string, offFen: number, rules: Partial<CouponPiece['rules']> = {}) => coupon(couponId, { kind: 'cash-off', offFen }, rules);
/** Each is asked in a hundred ways. */
const WORLDS = Math.max(16, counts.bestRuns / 10);
const courseOf = (field: Field, at: number[]): Course => walk(field, at, emptyCourse(field), enough())!;

describe('where all coupons take fixed amounts from the same lines it is the truth', () => {
  const field = fieldOn([off('a', 1_000), off('b', 2_000), off('c', 3_000), off('d', 100, { thresholdFen: 46_000 })], bill);

  test.each([
    { place: 0, at: [1, 2], most: 5_000 },
    { place: 1, at: [0, 2], most: 4_000 },
    { place: 2, at: [0, 1], most: 3_000 },
  ])('without the coupon at place $place', ({ place, at, most }) => {
    const sketch = without(field, courseOf(field, [0, 1, 2]), place, enough());
    expect(sketch.at).toEqual(at);
    expect(sketch.saved).toEqual(courseOf(field, at).saved);
    expect(mostOf(field, sketch)).toBe(most);
  });

  test.each([
    { why: 'one more before the others', at: [1, 2], index: 0, most: 6_000 },
    { why: 'between them', at: [0, 2], index: 1, most: 6_000 },
    { why: 'after them', at: [0, 1], index: 2, most: 6_000 },
    { why: 'whose threshold is just met', at: [0, 2], index: 3, most: 4_100 },
    { why: 'whose threshold is not met any more', at: [1, 2], index: 3, most: undefined },
  ])('with one more: $why', ({ at, index, most }) => {
    expect(mostWith(field, courseOf(field, at), index, 0, enough())).toBe(most);
  });

  test('one more may take the threshold from one that follows', () => {
    expect(mostWith(field, courseOf(field, [1, 3]), 2, 0, enough())).toBeUndefined();
    expect(mostWith(field, courseOf(field, [1, 3]), 0, 0, enough())).toBe(3_100);
  });

  test('what is certain to be less than what there is is not reckoned to its end', () => {
    expect(mostWith(field, courseOf(field, [1, 2]), 0, 6_000, enough())).toBe(6_000);
    expect(mostWith(field, courseOf(field, [1, 2]), 0, 6_001, enough())).toBeUndefined();
    expect(mostWith(field, courseOf(field, [0, 2]), 1, 6_001, enough())).toBeUndefined();
  });

  test.each([
    { why: 'one that follows', work: (effort: { left: number }) => without(field, courseOf(field, [0, 1, 2]), 1, effort), steps: 1 },
    { why: 'two that follow', work: (effort: { left: number }) => without(field, courseOf(field, [0, 1, 2]), 0, effort), steps: 2 },
  ])('each step costs effort for what it keeps of every group: $why', ({ work, steps }) => {
    const effort = { left: 0 };
    work(effort);
    expect(effort.left).toBe(-steps * (20 + 1 + Math.max(...field.groupOf)));
  });

  test.each([
    { why: 'to its end', atLeastFen: 6_000, steps: 3 },
    { why: 'only the first of them, where that is enough to tell', atLeastFen: 6_001, steps: 1 },
  ])('each step costs effort for the groups it takes from: $why', ({ atLeastFen, steps }) => {
    const effort = { left: 0 };
    mostWith(field, courseOf(field, [1, 2]), 0, atLeastFen, effort);
    expect(effort.left).toBe(-steps * (20 + 1));
  });
});

test('what is reckoned in parts of a fen loses no fen: two coupons that take all of a bill', () => {
  const whole = aBill({ lines: [412, 35_028, 22_498].map((amountFen, index) => aLine({ lineId: `l${index}`, amountFen })) });
  const field = fieldOn([off('a', 30_000), off('b', 30_000, { thresholdFen: 27_938 })], whole);
  expect(mostWith(field, courseOf(field, [1]), 0, 57_938, enough())).toBe(57_938);
  expect(mostWith(field, courseOf(field, [0]), 1, 57_938, enough())).toBe(57_938);
});

test('a fen of doubt for each that is rounded down', () => {
  const rate = (couponId: string) => coupon(couponId, { kind: 'percent-off', offBp: 1_000 });
  const field = fieldOn([rate('a'), rate('b'), rate('c')], bill);
  const sketch = without(field, courseOf(field, [0, 1, 2]), 2, enough());
  expect(mostOf(field, sketch)).toBe(5_000 + 4_500 + 2);
  expect(mostWith(field, sketch, 2, 0, enough())).toBe(5_000 + 4_500 + 4_050 + 3);
});

test.each([
  { why: 'worlds in which everything may happen', worldOf: (seed: number) => aCouponWorld(seed, { lines: 1 + (seed % 5), coupons: 4 + (seed % 6) }) },
  { why: 'thresholds and classes in each other’s way', worldOf: (seed: number) => aBusyWorld(seed, { lines: 8, coupons: 10 }) },
])('property: a sketch is never below what a bill comes to: $why', ({ worldOf }) => {
  for (let seed = 0; seed < WORLDS; seed += 1) {
    const { bill: given, coupons } = worldOf(seed);
    const field = fieldOn(coupons, given);
    if (field.candidates.length === 0) continue;
    const course = stepByStep(field, emptyCourse(field), enough());
    for (const place of course.at.keys()) {
      const sketch = without(field, course, place, enough());
      expect({ seed, place, most: mostOf(field, sketch) >= walk(field, sketch.at, course, enough())!.saved.at(-1)! }).toEqual({ seed, place, most: true });
      for (const index of field.candidates.keys()) {
        if (sketch.at.includes(index) || !goesWith(field, sketch.at, index)) continue;
        const truth = walk(field, withPosition(sketch.at, index), course, enough())?.saved.at(-1);
        if (truth === undefined) continue;
        const most = mostWith(field, sketch, index, truth, enough());
        expect({ seed, place, index, most: most !== undefined && most >= truth }).toEqual({ seed, place, index, most: true });
      }
    }
  }
});
