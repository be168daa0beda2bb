import { endOfMonth, isMonth, monthOf, nextMonth, startOfMonth } from './month';

test.each([
  { at: Date.UTC(2026, 10, 30, 15, 59, 59, 999), month: '2026-11', why: 'the last instant of the month in Shanghai' },
  { at: Date.UTC(2026, 10, 30, 16), month: '2026-12', why: 'eight hours before midnight in London it is December' },
  { at: Date.UTC(2026, 11, 31, 16), month: '2027-01', why: 'the year turns with it' },
])('$why', ({ at, month }) => {
  expect(monthOf(at)).toBe(month);
});

test('a month begins where the one before ends', () => {
  for (let month = '2026-01'; month < '2028-06'; month = nextMonth(month)) {
    expect(monthOf(startOfMonth(month))).toBe(month);
    expect(monthOf(endOfMonth(month) - 1)).toBe(month);
    expect(endOfMonth(month)).toBe(startOfMonth(nextMonth(month)));
  }
});

test.each(['2026-13', '2026-00', '26-01', '2026-1', '12026-11', '2026-11-01', ''])('%p is no month', text => {
  expect(isMonth(text)).toBe(false);
  expect(() => nextMonth(text)).toThrow(new RangeError(`not a month: ${text}`));
});
