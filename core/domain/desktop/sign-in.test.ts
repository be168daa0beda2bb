import { isOver, nextSignIn, type SignInEvent, type SignInState } from './sign-in';

const allowed: readonly (readonly [SignInState, SignInEvent, SignInState, string])[] = [
  ['waiting', 'scan', 'scanned', 'a phone looks at it'],
  ['scanned', 'scan', 'scanned', 'its page is opened again'],
  ['scanned', 'confirm', 'confirmed', 'she says yes'],
  ['scanned', 'refuse', 'refused', 'she says no'],
  ['confirmed', 'enter', 'entered', 'the browser comes in'],
];
const states: readonly SignInState[] = ['waiting', 'scanned', 'confirmed', 'entered', 'refused'];
const events: readonly SignInEvent[] = ['scan', 'confirm', 'refuse', 'enter'];

test.each(allowed)('%s and %s: %s, because %s', (state, event, next) => {
  expect(nextSignIn(state, event)).toEqual({ ok: true, data: next });
});

test('nothing else is possible: no code is confirmed unseen, entered unconfirmed or used twice', () => {
  const rest = states
    .flatMap(state => events.map(event => [state, event] as const))
    .filter(([state, event]) => !allowed.some(([from, what]) => from === state && what === event));
  expect(rest).toHaveLength(15);
  for (const [state, event] of rest) expect([state, event, nextSignIn(state, event)]).toEqual([state, event, { ok: false, code: 'DESKTOP_CODE_USED' }]);
});

test('a code is over at its end, not after it', () => {
  expect(isOver({ expiresAt: 10 }, 9)).toBe(false);
  expect(isOver({ expiresAt: 10 }, 10)).toBe(true);
});
