import { DAY_MS, minuteOfDay, startOfDay } from '@core/domain/calendar';
import { createClock } from './clock';

const MIDNIGHT = Date.UTC(2026, 10, 20, 16);
const at = (hours: number, minutes = 0): number => MIDNIGHT + (hours * 60 + minutes) * 60_000;
const SHARES = [0, 0.2, 0.3, 0.5, 0.8, 0.95, 1];
const isOpen = (moment: number): boolean => minuteOfDay(moment) >= 600 && minuteOfDay(moment) <= 1260;

test.each([
  [at(10, 30), 'the house has just opened'],
  [at(14, 5), 'the afternoon'],
  [at(21), 'closing time'],
  [at(23, 59), 'long after closing'],
])('at %d (%s) everything recent happened today, in the opening hours', now => {
  const clock = createClock(now);
  for (const share of SHARES) {
    expect(clock.recently(share)).toBe(clock.today(share));
    expect(isOpen(clock.today(share))).toBe(true);
    expect(clock.today(share)).toBeLessThanOrEqual(now);
    expect(clock.today(share)).toBeGreaterThanOrEqual(MIDNIGHT);
  }
});

test.each([
  [at(0), 'midnight'],
  [at(0, 3), 'just after midnight'],
  [at(7), 'breakfast'],
  [at(10, 29), 'hardly open'],
])('at %d (%s) the recent is of yesterday’s opening hours, and today has what was just done', now => {
  const clock = createClock(now);
  for (const share of SHARES) {
    expect(startOfDay(clock.recently(share))).toBe(MIDNIGHT - DAY_MS);
    expect(isOpen(clock.recently(share))).toBe(true);
    expect(startOfDay(clock.today(share))).toBe(MIDNIGHT);
    expect(clock.today(share)).toBeLessThanOrEqual(now);
    expect(now - clock.today(share)).toBeLessThanOrEqual(40 * 60_000);
  }
});

test('what is later in the day has the larger share', () => {
  for (const now of [at(7), at(15)]) {
    const clock = createClock(now);
    const moments = SHARES.map(clock.today);
    expect(moments).toEqual([...moments].sort((left, right) => left - right));
  }
});
