import { dayText } from './day-text';

const shanghai = (year: number, month: number, day: number, hour = 12) => Date.UTC(year, month - 1, day, hour - 8);

test.each([
  { at: shanghai(2026, 11, 2), text: '11月2日', why: 'this year is not said' },
  { at: shanghai(2026, 1, 1, 0), text: '1月1日', why: 'the year begins in Shanghai' },
  { at: shanghai(2027, 1, 1, 0), text: '2027年1月1日', why: 'next year' },
  { at: shanghai(2025, 12, 31, 23), text: '2025年12月31日', why: 'last year' },
])('$why: $text', ({ at, text }) => {
  expect(dayText(at, shanghai(2026, 11, 21))).toBe(text);
});
