import { aBill, aCoupon } from '../../../../tests/builders/coupon';
import { aBusyWorld } from '../../../../tests/builders/coupon-world';
import { enough, fieldOn } from '../../../../tests/builders/field';
import { amountsOf, judgeCoupon } from '../fit/judge';
import { byLineId } from '../money/apply';
import { bestOf } from './best';
import { fieldOf, type Field } from './candidates';
import { choiceOf, emptyCourse, type Course } from './course';
import { improve, shake, stepByStep } from './improve';

/** Sixteen coupons on eight lines: searched wholly in no time, so the best is known. */
const worldOf = (seed: number): { field: Field; bestFen: number } => {
  const { bill: given, coupons } = aBusyWorld(seed, { lines: 8, coupons: 16 });
  const bill = byLineId(given);
  const usable = coupons.map(coupon => judgeCoupon(coupon, bill)).flatMap(one => (one.fits ? [one.usable] : []));
  return { field: fieldOf(usable, amountsOf(bill)), bestFen: bestOf(coupons, bill).savedFen };
};
const savedFen = (field: Field, course: Course): number => choiceOf(field, course).savedFen;
const stepsIn = (field: Field): Course => stepByStep(field, emptyCourse(field), enough());

test.each([84, 95, 111, 323])('single changes reach the best where steps do not: world %i', seed => {
  const { field, bestFen } = worldOf(seed);
  const steps = stepsIn(field);
  expect(savedFen(field, steps)).toBeLessThan(bestFen);
  expect(savedFen(field, improve(field, steps, enough()))).toBe(bestFen);
});

test.each([
  { seed: 84, steps: 6_600, changes: 19_100, shaken: 102_000 },
  { seed: 95, steps: 7_600, changes: 7_780, shaken: 80_500 },
  { seed: 111, steps: 12_400, changes: 60_200, shaken: 399_500 },
  { seed: 323, steps: 4_700, changes: 5_100, shaken: 91_200 },
])('with so much effort and no more: world $seed', ({ seed, ...most }) => {
  const { field } = worldOf(seed);
  const used = (work: (effort: { left: number }) => Course): { course: Course; used: number } => {
    const effort = { left: 10_000_000 };
    return { course: work(effort), used: 10_000_000 - effort.left };
  };
  const steps = used(effort => stepByStep(field, emptyCourse(field), effort));
  const changes = used(effort => improve(field, steps.course, effort));
  const shaken = used(effort => shake(field, changes.course, effort));
  const each = [
    [steps.used, most.steps],
    [changes.used, most.changes],
    [shaken.used, most.shaken],
  ] as const;
  expect(each.map(([did, may]) => did <= may && did > 0.98 * may)).toEqual([true, true, true]);
});

describe.each([11, 79, 107, 270, 290])('where no single change helps: world %i', seed => {
  const stuckIn = () => {
    const world = worldOf(seed);
    return { ...world, stuck: improve(world.field, stepsIn(world.field), enough()) };
  };

  test('forcing in what was left out does', () => {
    const { field, bestFen, stuck } = stuckIn();
    expect(savedFen(field, stuck)).toBeLessThan(bestFen);
    expect(savedFen(field, shake(field, stuck, enough()))).toBe(bestFen);
  });

  test('without effort nothing is tried', () => {
    const { field, stuck } = stuckIn();
    expect(shake(field, stuck, { left: 0 })).toBe(stuck);
  });

  test('it ends of itself, and what is used of the effort is counted', () => {
    const { field, stuck } = stuckIn();
    const effort = { left: 10_000_000 };
    shake(field, stuck, effort);
    expect(effort.left).toBeGreaterThan(9_000_000);
    expect(effort.left).toBeLessThan(10_000_000);
  });
});

test.each([11, 79, 107, 134, 212, 270, 290])('a search that has to give up shakes before it does: world %i', seed => {
  const { bill, coupons } = aBusyWorld(seed, { lines: 8, coupons: 16 });
  expect(bestOf(coupons, bill, 400_000)).toEqual(bestOf(coupons, bill));
});

test('of equal pieces only the first that is free is tried', () => {
  const pieces = Array.from({ length: 12 }, (_, index) =>
    aCoupon({ couponId: `c${String(index).padStart(2, '0')}`, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 3 } } }),
  );
  const field = fieldOn(pieces, aBill());
  const effort = { left: 10_000 };
  expect(stepByStep(field, emptyCourse(field), effort).at).toEqual([0, 1, 2]);
  // three are walked, each after one sketch
  expect(10_000 - effort.left).toBeLessThanOrEqual(800);
});

test('the effort bounds what is searched: with none one world in sixty has less, with a little it has the best', () => {
  const { bill, coupons } = aBusyWorld(39, { lines: 8, coupons: 24 });
  expect([0, 200_000, undefined].map(effort => bestOf(coupons, bill, effort).savedFen)).toEqual([66_246, 67_170, 67_170]);
});
