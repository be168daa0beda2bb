import { judgeRegistration, type KnownDevice } from './device';

const now = 5_000;
const active = (rotateAfter: number): KnownDevice => ({ state: 'active', rotateAfter });
const lost: KnownDevice = { state: 'revoked', rotateAfter: now + 1 };
const never = { provenAt: 100 };
const lostSince = { provenAt: 100, lostAt: 101 };
const provenSince = { provenAt: 102, lostAt: 101 };

test.each([
  { own: undefined, count: 0, trust: never, proven: false, outcome: 'create', why: 'the first phone' },
  { own: undefined, count: 4, trust: never, proven: false, outcome: 'create', why: 'the fifth phone' },
  { own: undefined, count: 5, trust: never, proven: false, outcome: 'too-many', why: 'the sixth phone' },
  { own: active(now + 1), count: 5, trust: never, proven: false, outcome: 'keep', why: 'known phones are not counted again' },
  { own: active(now), count: 1, trust: never, proven: false, outcome: 'rotate', why: 'the secret is old' },
  { own: lost, count: 0, trust: lostSince, proven: false, outcome: 'proof-required', why: 'a lost phone does not come back by itself' },
  { own: lost, count: 0, trust: provenSince, proven: false, outcome: 'proof-required', why: 'a proof on another phone is none for the lost one' },
  { own: lost, count: 4, trust: lostSince, proven: true, outcome: 'revive', why: 'it was found, and the number is proven' },
  { own: lost, count: 5, trust: lostSince, proven: true, outcome: 'too-many', why: 'a phone that comes back counts like a new one' },
  { own: undefined, count: 0, trust: lostSince, proven: false, outcome: 'proof-required', why: 'the lost phone under another name' },
  { own: undefined, count: 0, trust: { provenAt: 100, lostAt: 100 }, proven: false, outcome: 'proof-required', why: 'in the same millisecond the loss counts' },
  { own: undefined, count: 0, trust: provenSince, proven: false, outcome: 'create', why: 'she proved her number since' },
  { own: undefined, count: 0, trust: lostSince, proven: true, outcome: 'create', why: 'the new phone with a proof' },
  { own: active(now + 1), count: 1, trust: lostSince, proven: false, outcome: 'keep', why: 'her other phone goes on' },
  { own: active(now), count: 1, trust: lostSince, proven: false, outcome: 'rotate', why: 'her other phone gets its new secret' },
])('$why: $outcome', ({ own, count, trust, proven, outcome }) => {
  expect(judgeRegistration(own, count, trust, { now, proven })).toBe(outcome);
});
