import { afterWrongPin, CARD_LOCK_MS, isCardLocked } from './card-lock';

const now = 1_000_000;

test.each([
  { before: { wrong: 0 }, after: { wrong: 1 }, why: 'the first wrong PIN is forgiven' },
  { before: { wrong: 3 }, after: { wrong: 4 }, why: 'one try is left' },
  { before: { wrong: 4 }, after: { wrong: 5, lockedUntil: now + CARD_LOCK_MS }, why: 'the fifth locks for an hour' },
  { before: { wrong: 5, lockedUntil: now - 1 }, after: { wrong: 1 }, why: 'a lock that ended counts anew' },
])('$why', ({ before, after }) => {
  expect(afterWrongPin(before, now)).toEqual(after);
});

test.each([
  { lockedUntil: undefined, locked: false, why: 'never locked' },
  { lockedUntil: now + 1, locked: true, why: 'one millisecond is left' },
  { lockedUntil: now, locked: false, why: 'the hour is over' },
])('$why', ({ lockedUntil, locked }) => {
  expect(isCardLocked({ wrong: 5, lockedUntil }, now)).toBe(locked);
});
