import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aBusyWorld, aCouponWorld } from '../../../../tests/builders/coupon-world';
import { enough, fieldOn } from '../../../../tests/builders/field';
import { counts } from '../../../../tests/long';
import type { Bill, CouponPiece } from '../rules';
import type { Field } from './candidates';
import { emptyCourse, goesWith, walk } from './course';
import { anOutlook, CLOSED, promisesOf } from './promise';
import { nothingTaken, take } from './standing';

const bill = aBill({ lines: [aLine({ amountFen: 10_000 })] });
const coupon = (couponId: string, rules: Partial<CouponPiece['rules']>, over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({ couponId, templateId: `tp_${couponId}`, ...over, rules: { thresholdFen: 0, class: couponId, stacking: { kind: 'up-to', n: 9 }, ...rules } });
const off = (couponId: string, offFen: number, rules: Partial<CouponPiece['rules']> = {}) =>
  coupon(couponId, { benefit: { kind: 'cash-off', offFen }, ...rules });
const rate = (couponId: string, offBp: number, rules: Partial<CouponPiece['rules']> = {}) =>
  coupon(couponId, { benefit: { kind: 'percent-off', offBp }, ...rules });

/** Of each all legal sets are asked. */
const WORLDS = Math.max(16, counts.bestRuns / 10);

/** Looks out from a place at which some are taken. */
const lookFrom = (field: Field, taken: readonly number[] = []) => {
  const { candidates } = field;
  const from = (taken.at(-1) ?? -1) + 1;
  const standing = nothingTaken(candidates.length);
  for (const index of taken) take(standing, candidates[index]!);
  const course = walk(field, taken, emptyCourse(field), enough())!;
  standing.groups = course.groups.at(-1)!;
  const { lookOut, oneAfterAnother } = promisesOf(candidates);
  const outlook = anOutlook(candidates.length);
  lookOut(from, standing, outlook);
  return {
    savedFen: course.saved.at(-1)!,
    worth: [...outlook.worth].slice(from),
    most: [...outlook.most].slice(from),
    inTurn: (index = from) => oneAfterAnother(index, standing, outlook),
  };
};
const look = (coupons: CouponPiece[], taken: readonly number[] = [], on: Bill = bill) => lookFrom(fieldOn(coupons, on), taken);

describe('what each would take off now', () => {
  test('its worth on what is left', () => {
    expect(look([rate('a', 5_000), off('b', 7_000), rate('c', 1_000)]).worth).toEqual([5_000, 7_000, 1_000]);
    expect(look([rate('a', 5_000), off('b', 7_000), rate('c', 1_000)], [0]).worth).toEqual([5_000, 500]);
  });

  test.each([
    { why: 'its threshold is not met any more', next: off('b', 100, { thresholdFen: 5_001 }), worth: CLOSED },
    { why: 'its threshold is just met', next: off('b', 100, { thresholdFen: 5_000 }), worth: 100 },
    { why: 'it is refused', next: off('b', 100, { class: 'a', stacking: { kind: 'one-per-class' } }), worth: CLOSED },
    { why: 'a gift takes nothing off and is open', next: coupon('b', { benefit: { kind: 'exchange', gift: '茶' } }), worth: 0 },
  ])('after half of it is taken: $why', ({ next, worth }) => {
    expect(look([rate('a', 5_000), next], [0]).worth).toEqual([worth]);
  });

  test('one that finds nothing left is closed, a gift is not', () => {
    expect(look([off('a', 10_000), off('b', 100), coupon('c', { benefit: { kind: 'exchange', gift: '茶' } })], [0]).worth).toEqual([CLOSED, 0]);
  });

  test('one of a kind that is used up is closed', () => {
    const piece = (couponId: string) => off(couponId, 100, { stacking: { kind: 'up-to', n: 1 }, class: 'p' });
    const same = ['a', 'b'].map(id => ({ ...piece(id), templateId: 'tp' }));
    expect(look(same, [0]).worth).toEqual([CLOSED]);
  });

  test('freight is measured on the goods and taken off the freight', () => {
    const free = coupon('f', { benefit: { kind: 'freight' }, thresholdFen: 6_000 });
    const sent = { ...bill, freightFen: 800 };
    expect(look([off('a', 4_000), free], [0], sent).worth).toEqual([800]);
    expect(look([off('a', 4_001), free], [0], sent).worth).toEqual([CLOSED]);
  });
});

describe('the most that can follow', () => {
  test('is all of what goes together, from each position on', () => {
    expect(look([off('a', 100), off('b', 200), off('c', 300)]).most).toEqual([600, 500, 300, 0]);
  });

  test('of a class either one that stands alone in it, or all that do not', () => {
    const single = (couponId: string, offFen: number) => off(couponId, offFen, { class: 'x', stacking: { kind: 'one-per-class' } });
    const many = (couponId: string, offFen: number) => off(couponId, offFen, { class: 'x' });
    expect(look([single('a', 300), many('b', 200), single('c', 250), many('d', 150), off('e', 1)]).most).toEqual([351, 351, 251, 151, 1, 0]);
    expect(look([single('a', 400), many('b', 200), single('c', 250), many('d', 150), off('e', 1)]).most).toEqual([401, 351, 251, 151, 1, 0]);
  });

  test('does not count what is closed', () => {
    const x = { class: 'x' };
    expect(look([off('a', 9_900), off('b', 50, x), off('c', 100, { ...x, thresholdFen: 101 }), off('d', 40, x)], [0]).most).toEqual([90, 40, 40, 0]);
    expect(look([off('a', 9_950), off('b', 100), off('c', 100, { thresholdFen: 51 })], [0]).most).toEqual([50, 0, 0]);
  });

  test('forgets the look before', () => {
    const field = fieldOn([off('a', 100), off('b', 200)], bill);
    const standing = { ...nothingTaken(2), groups: emptyCourse(field).groups[0]! };
    const { lookOut } = promisesOf(field.candidates);
    const outlook = anOutlook(2);
    lookOut(0, standing, outlook);
    lookOut(1, standing, outlook);
    expect([...outlook.most].slice(1)).toEqual([200, 0]);
  });
});

describe('taken one after another', () => {
  test('each finds what those before have left', () => {
    const { most, inTurn } = look([rate('a', 5_000), rate('b', 5_000), rate('c', 5_000)]);
    expect(most[0]).toBe(15_000);
    expect(inTurn()).toBe(8_750);
    expect(inTurn(1)).toBe(7_500);
    expect(inTurn(2)).toBe(5_000);
  });

  test('begins with what is left, and asks again as often as one likes', () => {
    const { inTurn } = look([off('a', 6_000), rate('b', 5_000), rate('c', 5_000)], [0]);
    expect([inTurn(), inTurn(), inTurn(2)]).toEqual([3_000, 3_000, 2_000]);
  });

  test('what is closed takes nothing', () => {
    expect(look([off('a', 5_000), off('b', 100, { thresholdFen: 6_000 }), off('c', 70)], [0]).inTurn()).toBe(70);
  });

  test('of equal pieces no more than go together', () => {
    const piece = (couponId: string) =>
      coupon(couponId, { benefit: { kind: 'cash-off', offFen: 100 }, class: 'p', stacking: { kind: 'up-to', n: 2 } }, { templateId: 'tp' });
    const wallet = [piece('a'), piece('b'), piece('c'), piece('d')];
    expect(look(wallet).most[0]).toBe(400);
    expect(look(wallet).inTurn()).toBe(200);
    expect(look(wallet).inTurn(1)).toBe(200);
    expect(look(wallet, [0]).inTurn()).toBe(100);
  });

  test('a gift, and one that finds nothing, add nothing for their rounding', () => {
    const two = aBill({ lines: [aLine({ lineId: 'a', amountFen: 5_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 5_000 })] });
    const one = off('z', 100, { scope: { include: [{ kind: 'brands', ids: ['br_two'] }], exclude: [] } });
    const gift = coupon('g', { benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 1 });
    expect(look([off('a', 9_999), gift, one], [], two).inTurn()).toBe(10_000);
    expect(look([off('a', 10_000), off('b', 1), off('c', 1), off('d', 1), one], [], two).inTurn()).toBe(10_000);
  });
});

/** All that go together and fit, from a position on. */
const legalFrom = (field: Field, at: readonly number[], from: number): { at: number[]; savedFen: number }[] => {
  const found: { at: number[]; savedFen: number }[] = [];
  for (let index = from; index < field.candidates.length; index += 1) {
    if (!goesWith(field, at, index)) continue;
    const course = walk(field, [...at, index], emptyCourse(field), enough());
    if (!course) continue;
    found.push({ at: [...course.at], savedFen: course.saved.at(-1)! }, ...legalFrom(field, course.at, index + 1));
  }
  return found;
};

test.each([
  { why: 'worlds in which everything may happen', worldOf: (seed: number) => aCouponWorld(seed, { lines: 1 + (seed % 5), coupons: 3 + (seed % 5) }) },
  { why: 'thresholds and classes in each other’s way', worldOf: (seed: number) => aBusyWorld(seed, { lines: 4, coupons: 7 }) },
])('property: neither promise is ever less than what is really saved: $why', ({ worldOf }) => {
  for (let seed = 0; seed < WORLDS; seed += 1) {
    const { bill: given, coupons } = worldOf(seed);
    const field = fieldOn(coupons, given);
    if (field.candidates.length === 0) continue;
    for (const taken of [[], [0]]) {
      const { savedFen, most, inTurn } = lookFrom(field, taken);
      for (const set of legalFrom(field, taken, taken.length)) {
        const first = set.at[taken.length]!;
        const more = set.savedFen - savedFen;
        const kept = { most: most[first - taken.length]! >= more, inTurn: inTurn(first) >= more };
        expect({ seed, at: set.at, ...kept }).toEqual({ seed, at: set.at, most: true, inTurn: true });
      }
    }
  }
});
