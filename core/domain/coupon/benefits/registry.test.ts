import type { Benefit } from '../rules';
import { benefitRule, worthOf } from './registry';

test.each<{ why: string; benefit: Benefit; eligibleFen: number; savedFen: number }>([
  { why: 'cash comes off in full', benefit: { kind: 'cash-off', offFen: 5000 }, eligibleFen: 30_000, savedFen: 5000 },
  { why: 'never more than what is there', benefit: { kind: 'cash-off', offFen: 5000 }, eligibleFen: 4999, savedFen: 4999 },
  { why: 'nothing off nothing', benefit: { kind: 'cash-off', offFen: 5000 }, eligibleFen: 0, savedFen: 0 },
  { why: '8.8 折 takes 12% off', benefit: { kind: 'percent-off', offBp: 1200 }, eligibleFen: 10_000, savedFen: 1200 },
  { why: 'a part of a fen stays with the house', benefit: { kind: 'percent-off', offBp: 3333 }, eligibleFen: 101, savedFen: 33 },
  { why: 'the cap holds', benefit: { kind: 'percent-off', offBp: 5000, capFen: 300 }, eligibleFen: 1000, savedFen: 300 },
  { why: 'below the cap the rate decides', benefit: { kind: 'percent-off', offBp: 5000, capFen: 300 }, eligibleFen: 400, savedFen: 200 },
  { why: 'all of it, at most', benefit: { kind: 'percent-off', offBp: 10_000 }, eligibleFen: 777, savedFen: 777 },
  { why: 'a gift takes nothing off', benefit: { kind: 'exchange', gift: '一杯茶' }, eligibleFen: 10_000, savedFen: 0 },
])('$benefit.kind on $eligibleFen: $why', ({ benefit, eligibleFen, savedFen }) => {
  expect(worthOf(benefit, eligibleFen)).toBe(savedFen);
});

test('only an exchange is worth nothing by its nature', () => {
  expect(benefitRule({ kind: 'exchange', gift: '' }).takesOff).toBe(false);
  expect(benefitRule({ kind: 'cash-off', offFen: 1 }).takesOff).toBe(true);
  expect(benefitRule({ kind: 'percent-off', offBp: 1 }).takesOff).toBe(true);
});

test.each(['voucher', 'constructor', 'toString'])('a stored benefit of unknown kind "%s" throws instead of paying anything', kind => {
  expect(() => worthOf({ kind } as never, 100)).toThrow(`unknown benefit: ${kind}`);
});
