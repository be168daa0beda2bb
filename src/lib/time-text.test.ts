import { dayText, momentText, untilDayText, untilText } from './time-text';

/** 21 November 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 2, 0);
const at = (month: number, day: number, hour: number, minute = 0, year = 2026) =>
  Date.UTC(year, month - 1, day, hour - 8, minute);

describe('a moment is said the nearer the shorter', () => {
  it.each([
    [at(11, 21, 9, 5), '今天 09:05', 'the same business day'],
    [at(11, 20, 23, 59), '昨天 23:59', 'a minute before midnight is yesterday'],
    [at(11, 19, 12), '11月19日 12:00', 'further back it has a date'],
    [at(12, 31, 12, 0, 2025), '2025年12月31日 12:00', 'another year is named'],
  ])('%s → %s: %s', (moment, text) => {
    expect(momentText(moment, NOW)).toBe(text);
  });
});

describe('a validity is said by what is left of it', () => {
  it.each([
    [at(11, 21, 23, 59), '今天 23:59 到期', 'the last day says the hour'],
    [at(11, 22, 0, 0), '明天到期', 'tomorrow from its first minute'],
    [at(11, 28, 12), '还剩 7 天', 'a week is counted in days'],
    [at(11, 29, 12), '有效期至 11月29日', 'beyond a week it is a date'],
    [at(1, 2, 12, 0, 2027), '有效期至 2027年1月2日', 'another year is named'],
  ])('%s → %s: %s', (until, text) => {
    expect(untilText(until, NOW)).toBe(text);
  });

  it.each([
    [at(11, 21, 23, 59), '今天 23:59 到期', 'the day is today'],
    [at(11, 22, 12), '明天（11月22日）到期', 'tomorrow has its day'],
    [at(11, 28, 12), '还剩 7 天，11月28日 到期', 'days that are counted end on a day'],
    [at(11, 29, 12), '有效期至 11月29日', 'beyond a week it is the day'],
  ])('where there is room %s → %s: %s', (until, text) => {
    expect(untilDayText(until, NOW)).toBe(text);
  });

  it('names a day without leading zeros', () => {
    expect(dayText(at(3, 5, 12), NOW)).toBe('3月5日');
  });
});
