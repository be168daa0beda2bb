import type { Benefit } from '../rules';
import { benefitRule, countedOn, isGift, sameTerms, takenBy, termsOf } from './registry';

const percent: Benefit = { kind: 'percent-off', offBp: 5000, capFen: 300 };
const every: Benefit = { kind: 'cash-off', offFen: 5000, everyFen: 30_000 };
const everyCapped: Benefit = { ...every, capFen: 12_000 };
const voucher: Benefit = { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 };
const freight: Benefit = { kind: 'freight', capFen: 800 };

test.each<{ why: string; benefit: Benefit; baseFen: number; savedFen: number }>([
  { why: 'cash comes off in full', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 30_000, savedFen: 5000 },
  { why: 'all of it when it is just as much', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 5000, savedFen: 5000 },
  { why: 'never more than what is there', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 4999, savedFen: 4999 },
  { why: 'nothing off nothing', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 0, savedFen: 0 },
  { why: 'an amount never above its cap', benefit: { kind: 'cash-off', offFen: 5000, capFen: 4000 }, baseFen: 30_000, savedFen: 4000 },
  { why: 'a cap above the amount adds nothing', benefit: { kind: 'cash-off', offFen: 5000, capFen: 6000 }, baseFen: 30_000, savedFen: 5000 },
  { why: 'each step: a fen short of the first', benefit: every, baseFen: 29_999, savedFen: 0 },
  { why: 'each step: the first', benefit: every, baseFen: 30_000, savedFen: 5000 },
  { why: 'each step: a fen short of the second', benefit: every, baseFen: 59_999, savedFen: 5000 },
  { why: 'each step: the second', benefit: every, baseFen: 60_000, savedFen: 10_000 },
  { why: 'each step: without a cap there is no end', benefit: every, baseFen: 30_000_000, savedFen: 5_000_000 },
  { why: 'each step: the cap holds, also within a step', benefit: everyCapped, baseFen: 90_000, savedFen: 12_000 },
  { why: 'each step: below the cap', benefit: everyCapped, baseFen: 89_999, savedFen: 10_000 },
  { why: 'each step: more off than was asked for is all there is', benefit: { kind: 'cash-off', offFen: 300, everyFen: 200 }, baseFen: 450, savedFen: 450 },
  { why: '8.8 折 takes 12% off', benefit: { kind: 'percent-off', offBp: 1200 }, baseFen: 10_000, savedFen: 1200 },
  { why: 'a part of a fen stays with the house', benefit: { kind: 'percent-off', offBp: 3333 }, baseFen: 101, savedFen: 33 },
  { why: 'just below the cap', benefit: percent, baseFen: 599, savedFen: 299 },
  { why: 'just the cap', benefit: percent, baseFen: 600, savedFen: 300 },
  { why: 'the cap holds', benefit: percent, baseFen: 602, savedFen: 300 },
  { why: 'all of it, at most', benefit: { kind: 'percent-off', offBp: 10_000 }, baseFen: 777, savedFen: 777 },
  { why: 'a gift takes nothing off', benefit: { kind: 'exchange', gift: '一杯茶' }, baseFen: 10_000, savedFen: 0 },
  { why: 'its face value, not its price', benefit: voucher, baseFen: 30_001, savedFen: 30_000 },
  { why: 'just its face value', benefit: voucher, baseFen: 30_000, savedFen: 30_000 },
  { why: 'less than the face where there is less; the rest lapses', benefit: voucher, baseFen: 29_999, savedFen: 29_999 },
  { why: 'all of the freight', benefit: { kind: 'freight' }, baseFen: 1200, savedFen: 1200 },
  { why: 'the freight up to the cap', benefit: freight, baseFen: 801, savedFen: 800 },
  { why: 'the freight below the cap', benefit: freight, baseFen: 799, savedFen: 799 },
])('$benefit.kind on $baseFen: $why', ({ benefit, baseFen, savedFen }) => {
  expect(takenBy(termsOf(benefit), baseFen)).toBe(savedFen);
});

test.each<{ benefit: Benefit; from: string; gift: boolean }>([
  { benefit: { kind: 'exchange', gift: '' }, from: 'nothing', gift: true },
  { benefit: { kind: 'cash-off', offFen: 1 }, from: 'lines', gift: false },
  { benefit: percent, from: 'lines', gift: false },
  { benefit: voucher, from: 'lines', gift: false },
  { benefit: freight, from: 'freight', gift: false },
])('$benefit.kind takes from $from', ({ benefit, from, gift }) => {
  expect(benefitRule(benefit)).toMatchObject({ code: benefit.kind, takesFrom: from });
  expect(isGift(benefit)).toBe(gift);
});

test.each([[every], [everyCapped], [{ kind: 'cash-off', offFen: 7, everyFen: 9 } as Benefit]])(
  'steps never take more than the rate that the search reckons with, nor more than their most: %j',
  benefit => {
    const terms = termsOf(benefit);
    for (let baseFen = 0; baseFen < 200_000; baseFen += 997) {
      expect(takenBy(terms, baseFen)).toBeLessThanOrEqual(Math.min((baseFen * terms.rateBp) / 10_000, terms.mostFen));
      expect(takenBy(terms, baseFen + 997)).toBeGreaterThanOrEqual(takenBy(terms, baseFen));
    }
  },
);

test('steps are at most so many of what is there: rounded up to the basis point, and never more than all of it', () => {
  expect(termsOf(every).rateBp).toBe(1_667);
  expect(termsOf({ kind: 'cash-off', offFen: 300, everyFen: 200 }).rateBp).toBe(10_000);
});

test('steps that are counted on another amount are a fixed amount', () => {
  expect(countedOn(termsOf(every), 95_000)).toEqual({ rateBp: 10_000, mostFen: 15_000 });
  expect(countedOn(termsOf(everyCapped), 95_000)).toEqual({ rateBp: 10_000, mostFen: 12_000 });
  expect(countedOn(termsOf(percent), 95_000)).toEqual(termsOf(percent));
});

test.each<{ why: string; one?: Benefit; other: Benefit; same: boolean }>([
  { why: 'themselves', other: everyCapped, same: true },
  { why: 'a rate’s own', one: percent, other: { ...percent }, same: true },
  { why: 'a rate’s, and it is another', one: percent, other: { ...percent, offBp: 4999 }, same: false },
  { why: 'a rate’s, and these are steps', one: { kind: 'percent-off', offBp: 1667, capFen: 12_000 }, other: everyCapped, same: false },
  { why: 'another step', other: { ...everyCapped, everyFen: 30_001 }, same: false },
  { why: 'another amount of nearly the same rate', other: { ...everyCapped, offFen: 5001 }, same: false },
  { why: 'another cap', other: { ...everyCapped, capFen: 12_001 }, same: false },
  { why: 'no steps', other: { kind: 'percent-off', offBp: 1667, capFen: 12_000 }, same: false },
  { why: 'another rate', other: { kind: 'percent-off', offBp: 1668, capFen: 12_000 }, same: false },
])('terms are the same as those of $why: $same', ({ one = everyCapped, other, same }) => {
  expect(sameTerms(termsOf(one), termsOf(other))).toBe(same);
});

test('without a cap a rate has no most', () => {
  expect(termsOf({ kind: 'percent-off', offBp: 1 }).mostFen).toBe(Infinity);
  expect(termsOf({ kind: 'freight' }).mostFen).toBe(Infinity);
});

test.each(['points', 'constructor', 'toString'])('a stored benefit of unknown kind "%s" throws instead of paying anything', kind => {
  expect(() => termsOf({ kind } as never)).toThrow(`unknown benefit: ${kind}`);
});
