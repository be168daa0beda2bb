import { judgeRegistration, type KnownDevice } from './device';

const now = 5_000;
const active = (rotateAfter: number): KnownDevice => ({ state: 'active', rotateAfter });
const lost: KnownDevice = { state: 'revoked', rotateAfter: now + 1 };

test.each([
  { own: undefined, count: 0, everLost: false, proven: false, outcome: 'create', why: 'the first phone' },
  { own: undefined, count: 4, everLost: false, proven: false, outcome: 'create', why: 'the fifth phone' },
  { own: undefined, count: 5, everLost: false, proven: false, outcome: 'too-many', why: 'the sixth phone' },
  { own: active(now + 1), count: 5, everLost: false, proven: false, outcome: 'keep', why: 'known phones are not counted again' },
  { own: active(now), count: 1, everLost: false, proven: false, outcome: 'rotate', why: 'the secret is old' },
  { own: lost, count: 0, everLost: true, proven: false, outcome: 'proof-required', why: 'a lost phone does not come back by itself' },
  { own: lost, count: 0, everLost: false, proven: false, outcome: 'proof-required', why: 'its own record is enough' },
  { own: lost, count: 4, everLost: true, proven: true, outcome: 'revive', why: 'it was found, and the number is proven' },
  { own: lost, count: 5, everLost: true, proven: true, outcome: 'too-many', why: 'a phone that comes back counts like a new one' },
  { own: undefined, count: 0, everLost: true, proven: false, outcome: 'proof-required', why: 'perhaps the lost phone under another name' },
  { own: undefined, count: 0, everLost: true, proven: true, outcome: 'create', why: 'the new phone with a proof' },
  { own: undefined, count: 0, everLost: false, proven: true, outcome: 'create', why: 'a proof that nobody asked for does no harm' },
  { own: active(now + 1), count: 1, everLost: true, proven: false, outcome: 'keep', why: 'her other phone goes on' },
  { own: active(now), count: 1, everLost: true, proven: false, outcome: 'rotate', why: 'her other phone gets its new secret' },
])('$why: $outcome', ({ own, count, everLost, proven, outcome }) => {
  expect(judgeRegistration(own, count, { now, everLost, proven })).toBe(outcome);
});
