import { SATURDAY_1530 } from '../../../../tests/builders/coupon';
import { windowOf } from './validity';

const endOfDay = (day: number): number => Date.UTC(2026, 10, day, 16) - 1;

test.each<{ why: string; days: number; until: number }>([
  { why: 'the same day ends at midnight in Shanghai', days: 0, until: endOfDay(21) },
  { why: 'one day: until the end of tomorrow', days: 1, until: endOfDay(22) },
  { why: 'a week: until the end of the seventh day', days: 7, until: endOfDay(28) },
])('relative: $why', ({ days, until }) => {
  expect(windowOf({ kind: 'relative', days }, SATURDAY_1530)).toEqual({ validFrom: SATURDAY_1530, validUntil: until });
});

test('a fixed window does not care when the coupon was issued', () => {
  expect(windowOf({ kind: 'fixed', from: 5, until: 9 }, SATURDAY_1530)).toEqual({ validFrom: 5, validUntil: 9 });
});
