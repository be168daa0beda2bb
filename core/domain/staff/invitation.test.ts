import { invitationExpiry, invitationState, makePasscode } from './invitation';

test('an invitation of noon is good until the end of the seventh day after', () => {
  const noon = Date.UTC(2026, 10, 21, 4);
  expect(new Date(invitationExpiry(noon)).toISOString()).toBe('2026-11-28T15:59:59.999Z');
});

test.each([
  { state: 'open' as const, now: 10, seen: 'open', why: 'the last millisecond' },
  { state: 'open' as const, now: 11, seen: 'expired', why: 'a millisecond late' },
  { state: 'used' as const, now: 11, seen: 'used', why: 'what was used does not expire' },
  { state: 'withdrawn' as const, now: 1, seen: 'withdrawn', why: 'withdrawn before its end' },
])('$why: $seen', ({ state, now, seen }) => {
  expect(invitationState({ state, expiresAt: 10 }, now)).toBe(seen);
});

test('a passcode has six characters that cannot be confused', () => {
  let turn = 0;
  const codes = Array.from({ length: 34 }, () => makePasscode(limit => turn++ % limit));
  expect(new Set(codes.join(''))).toEqual(new Set('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'));
  expect(codes.every(code => /^[0-9A-HJ-NP-Z]{6}$/.test(code))).toBe(true);
});

test('the whole alphabet is asked for each character', () => {
  const limits: number[] = [];
  makePasscode(limit => limits.push(limit) - 1);
  expect(limits).toEqual([34, 34, 34, 34, 34, 34]);
});
