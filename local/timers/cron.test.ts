import { parseCron } from './cron';

const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['every minute, at second 0', '0 * * * * * *', '2026-03-01T10:00:30', '2026-03-01T10:01:00'],
  [
    'strictly after: the instant itself does not count',
    '0 * * * * * *',
    '2026-03-01T10:01:00',
    '2026-03-01T10:02:00',
  ],
  [
    'each night at 2:30 of the platform zone, whatever the machine says',
    '0 30 2 * * * *',
    '2026-03-01T02:30:00',
    '2026-03-02T02:30:00',
  ],
  ['every five seconds', '*/5 * * * * * *', '2026-03-01T10:00:03', '2026-03-01T10:00:05'],
  ['week days by name', '0 0 9 * * MON-FRI *', '2026-03-06T09:00:00', '2026-03-09T09:00:00'],
  ['the first of the month', '0 0 0 1 * * *', '2026-12-15T00:00:00', '2027-01-01T00:00:00'],
  ['only in a given year', '0 0 0 1 1 * 2030', '2026-01-01T00:00:00', '2030-01-01T00:00:00'],
  [
    'a list and a step of years',
    '0 0 12 1 6 * 2027,2031-2040/3',
    '2027-06-01T12:00:00',
    '2031-06-01T12:00:00',
  ],
])('%s', (_reason, expression, after, next) => {
  const answer = parseCron(expression)(at(after));
  expect(new Date(answer!).toISOString()).toBe(new Date(at(next)).toISOString());
});

test('a year that has passed never comes', () => {
  expect(parseCron('0 0 0 * * * 2020')(at('2026-01-01T00:00:00'))).toBeNull();
});

test.each([
  ['six fields', '0 * * * * *'],
  ['eight fields', '0 * * * * * * *'],
  ['second 60', '60 * * * * * *'],
  ['an unknown day', '0 0 0 * * FUNDAY *'],
  ['a year of two digits', '0 0 0 * * * 26'],
  ['a step of nothing', '0 0 0 * * * 2026/0'],
])('%s is refused at once', (_reason, expression) => {
  expect(() => parseCron(expression)).toThrow();
});
