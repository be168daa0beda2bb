import { leftUntil } from './left-until';

test.each([
  [600_000, 0, '10:00', 'a fresh visit'],
  [600_000, 1, '10:00', 'a started second still counts whole'],
  [600_000, 541_000, '0:59', 'seconds keep two digits'],
  [600_000, 599_999, '0:01', 'the last moment'],
  [600_000, 600_000, '', 'over'],
  [600_000, 700_000, '', 'long over'],
  [36_000_000, 0, '10:00:00', 'hours of a manager'],
  [3_661_000, 0, '1:01:01', 'minutes keep two digits behind hours'],
])('until %i at %i there is %j left (%s)', (until, now, text) => expect(leftUntil(until, now)).toBe(text));
