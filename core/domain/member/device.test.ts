import { judgeRegistration, type KnownDevice } from './device';

const now = 5_000;
const active = (rotateAfter: number): KnownDevice => ({ state: 'active', rotateAfter });

test.each([
  { own: undefined, count: 0, outcome: 'create', why: 'the first phone' },
  { own: undefined, count: 4, outcome: 'create', why: 'the fifth phone' },
  { own: undefined, count: 5, outcome: 'too-many', why: 'the sixth phone' },
  { own: active(now + 1), count: 5, outcome: 'keep', why: 'known phones are not counted again' },
  { own: active(now), count: 1, outcome: 'rotate', why: 'the secret is old' },
  { own: { state: 'revoked' as const, rotateAfter: now + 1 }, count: 0, outcome: 'revoked', why: 'a lost phone does not come back by itself' },
])('$why: $outcome', ({ own, count, outcome }) => {
  expect(judgeRegistration(own, count, now)).toBe(outcome);
});
