import fc from 'fast-check';
import { dateText, DAY_MS, endOfDayAfter, HOUR_MS, MINUTE_MS, minuteOfDay, startOfDate, startOfDay, timeText, weekday } from './calendar';

/** An instant by its Shanghai wall clock. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  { now: '2026-11-21T00:00:00.000', start: '2026-11-21T00:00:00.000', why: 'the first millisecond belongs to its day' },
  { now: '2026-11-21T07:59:59.999', start: '2026-11-21T00:00:00.000', why: 'still yesterday in UTC' },
  { now: '2026-11-21T23:59:59.999', start: '2026-11-21T00:00:00.000', why: 'the last millisecond' },
  { now: '1969-12-31T12:00:00.000', start: '1969-12-31T00:00:00.000', why: 'before the epoch' },
])('$now belongs to the day that began $start: $why', ({ now, start }) => {
  expect(startOfDay(at(now))).toBe(at(start));
});

test.each([
  { now: '2026-11-21T10:00:00', days: 0, end: '2026-11-21T23:59:59.999', why: 'the same day' },
  { now: '2026-11-21T10:00:00', days: 7, end: '2026-11-28T23:59:59.999', why: 'the 7th day' },
  { now: '2026-12-31T23:59:59', days: 1, end: '2027-01-01T23:59:59.999', why: 'into the next year' },
  { now: '2028-02-28T00:00:00', days: 1, end: '2028-02-29T23:59:59.999', why: 'a leap day' },
])('$days days after $now end $end: $why', ({ now, days, end }) => {
  expect(endOfDayAfter(at(now), days)).toBe(at(end));
});

test.each([
  { now: '2026-11-21T00:00:00', date: '2026-11-21', time: '00:00', minute: 0, day: 6, why: 'a Saturday at midnight' },
  { now: '2026-11-22T14:05:59', date: '2026-11-22', time: '14:05', minute: 845, day: 7, why: 'a Sunday' },
  { now: '2026-11-23T23:59:59', date: '2026-11-23', time: '23:59', minute: 1439, day: 1, why: 'a Monday, the last minute' },
  { now: '1970-01-01T08:00:00', date: '1970-01-01', time: '08:00', minute: 480, day: 4, why: 'the epoch was a Thursday' },
  { now: '1969-12-31T20:00:00', date: '1969-12-31', time: '20:00', minute: 1200, day: 3, why: 'the day before it' },
])('$now: $why', ({ now, date, time, minute, day }) => {
  expect(dateText(at(now))).toBe(date);
  expect(timeText(at(now))).toBe(time);
  expect(minuteOfDay(at(now))).toBe(minute);
  expect(weekday(at(now))).toBe(day);
});

test('weekdays follow one another through the years', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), now => weekday(now + DAY_MS) === (weekday(now) % 7) + 1));
});

test('the day’s start, its minute and the rest make the instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 4_000_000_000_000 }), now => {
      const rest = now - startOfDay(now) - minuteOfDay(now) * MINUTE_MS;
      return rest >= 0 && rest < MINUTE_MS && minuteOfDay(now) >= 0 && minuteOfDay(now) <= 1439;
    }),
  );
});

test('units', () => {
  expect([MINUTE_MS, HOUR_MS, DAY_MS]).toEqual([60_000, 3_600_000, 86_400_000]);
});

test('a day by its text begins at its Shanghai midnight', () => {
  expect(startOfDate('2026-11-21')).toBe(at('2026-11-21T00:00:00'));
  expect(startOfDate('2028-02-29')).toBe(at('2028-02-29T00:00:00'));
});

test.each([
  { text: '2026-02-30', why: 'a day that the month does not have' },
  { text: '2026-13-01', why: 'a month that the year does not have' },
  { text: '', why: 'nothing' },
])('"$text" is no day: $why', ({ text }) => {
  expect(() => startOfDate(text)).toThrow(new RangeError(`"${text}" is no day`));
});
