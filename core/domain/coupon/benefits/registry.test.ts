import type { Benefit } from '../rules';
import { benefitRule, isGift, takenBy, termsOf } from './registry';

const percent: Benefit = { kind: 'percent-off', offBp: 5000, capFen: 300 };
const voucher: Benefit = { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 };
const freight: Benefit = { kind: 'freight', capFen: 800 };

test.each<{ why: string; benefit: Benefit; baseFen: number; savedFen: number }>([
  { why: 'cash comes off in full', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 30_000, savedFen: 5000 },
  { why: 'all of it when it is just as much', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 5000, savedFen: 5000 },
  { why: 'never more than what is there', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 4999, savedFen: 4999 },
  { why: 'nothing off nothing', benefit: { kind: 'cash-off', offFen: 5000 }, baseFen: 0, savedFen: 0 },
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

test('without a cap a rate has no most', () => {
  expect(termsOf({ kind: 'percent-off', offBp: 1 }).mostFen).toBe(Infinity);
  expect(termsOf({ kind: 'freight' }).mostFen).toBe(Infinity);
});

test.each(['points', 'constructor', 'toString'])('a stored benefit of unknown kind "%s" throws instead of paying anything', kind => {
  expect(() => termsOf({ kind } as never)).toThrow(`unknown benefit: ${kind}`);
});
