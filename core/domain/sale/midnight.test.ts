import { startOfDate } from '../calendar';
import { areNear, neighbourDay } from './midnight';

const MINUTE = 60_000;
const MIDNIGHT = startOfDate('2026-11-22');

test.each([
  { why: 'a minute before midnight', at: MIDNIGHT - MINUTE, day: '2026-11-22' },
  { why: 'a minute after midnight', at: MIDNIGHT + MINUTE, day: '2026-11-21' },
  { why: 'ten minutes before: the last that is near', at: MIDNIGHT - 10 * MINUTE, day: '2026-11-22' },
  { why: 'eleven minutes before', at: MIDNIGHT - 11 * MINUTE, day: undefined },
  { why: 'eleven minutes after', at: MIDNIGHT + 11 * MINUTE, day: undefined },
  { why: 'at noon', at: MIDNIGHT + 720 * MINUTE, day: undefined },
])('$why: $day', ({ at, day }) => {
  expect(neighbourDay(at)).toBe(day);
});

test('two instants are near within ten minutes, either way', () => {
  const near = (later: number): boolean[] => [areNear(MIDNIGHT, MIDNIGHT + later), areNear(MIDNIGHT + later, MIDNIGHT)];
  expect([near(10 * MINUTE), near(10 * MINUTE + 1)]).toEqual([
    [true, true],
    [false, false],
  ]);
});
