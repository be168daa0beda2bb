import { isLocked, lockAfter, stillCounts, type WrongCodes } from './lock';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const entry = (over: Partial<WrongCodes> = {}): WrongCodes => ({ wrong: 1, since: NOW, ...over });

test.each<{ why: string; terminals: Record<string, WrongCodes>; locked: boolean }>([
  { why: 'nothing was wrong yet', terminals: {}, locked: false },
  { why: 'four wrong ones', terminals: { t_a: entry({ wrong: 4 }) }, locked: false },
  { why: 'its own lock', terminals: { t_a: entry({ lockedUntil: NOW + 1 }) }, locked: true },
  { why: 'its lock is over', terminals: { t_a: entry({ wrong: 5, since: NOW - 10 * MINUTE, lockedUntil: NOW }) }, locked: false },
  { why: 'another terminal is locked', terminals: { t_b: entry({ lockedUntil: NOW + 1 }) }, locked: false },
  { why: 'ever new terminals: twenty wrong codes in all', terminals: { t_b: entry({ wrong: 4 }), t_c: entry({ wrong: 16 }) }, locked: true },
  { why: 'nineteen in all', terminals: { t_b: entry({ wrong: 4 }), t_c: entry({ wrong: 15 }) }, locked: false },
  { why: 'old ones of other terminals are forgotten', terminals: { t_b: entry({ wrong: 20, since: NOW - 5 * MINUTE }) }, locked: false },
])('$why → locked: $locked', ({ terminals, locked }) => {
  expect(isLocked(terminals, 't_a', NOW)).toBe(locked);
});

test('a terminal named like something of every object is not locked by it', () => {
  expect(isLocked({}, 'constructor', NOW)).toBe(false);
});

test('the fifth wrong code locks for ten minutes', () => {
  expect([1, 4, 5, 6].map(wrong => lockAfter(wrong, NOW))).toEqual([undefined, undefined, NOW + 10 * MINUTE, NOW + 10 * MINUTE]);
});

test.each([
  { why: 'the last instant of the window', one: entry({ since: NOW - 5 * MINUTE + 1 }), counts: true },
  { why: 'the window is over', one: entry({ since: NOW - 5 * MINUTE }), counts: false },
  { why: 'the window is over and the lock is not', one: entry({ since: NOW - 6 * MINUTE, lockedUntil: NOW + 1 }), counts: true },
  { why: 'both are over', one: entry({ since: NOW - 6 * MINUTE, lockedUntil: NOW }), counts: false },
])('$why → counts: $counts', ({ one, counts }) => {
  expect(stillCounts(one, NOW)).toBe(counts);
});
