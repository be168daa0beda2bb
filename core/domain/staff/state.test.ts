import { nextStaffState, STAFF_EVENTS, STAFF_STATES, type StaffEvent, type StaffState } from './state';

const moves: readonly { from: StaffState | 'none'; event: StaffEvent; to: StaffState; why: string }[] = [
  { from: 'none', event: 'apply', to: 'applied', why: 'an invitation was accepted' },
  { from: 'applied', event: 'approve', to: 'active', why: 'the manager agrees' },
  { from: 'applied', event: 'reject', to: 'rejected', why: 'the manager does not agree' },
  { from: 'rejected', event: 'apply', to: 'applied', why: 'she tries again with a new invitation' },
  { from: 'applied', event: 'leave', to: 'left', why: 'the applicant does not come' },
  { from: 'active', event: 'suspend', to: 'suspended', why: 'the manager stops her' },
  { from: 'active', event: 'leave', to: 'left', why: 'she leaves' },
  { from: 'suspended', event: 'resume', to: 'active', why: 'the manager lets her work again' },
  { from: 'suspended', event: 'leave', to: 'left', why: 'she leaves while suspended' },
  { from: 'left', event: 'apply', to: 'applied', why: 'she comes back by a new invitation' },
];

test.each(moves)('$from → $event → $to: $why', ({ from, event, to }) => {
  expect(nextStaffState(from, event)).toEqual({ ok: true, data: to });
});

const others = (['none', ...STAFF_STATES] as const).flatMap(from =>
  STAFF_EVENTS.filter(event => !moves.some(move => move.from === from && move.event === event)).map(event => ({ from, event })),
);

test.each(others)('$from refuses $event', ({ from, event }) => {
  expect(nextStaffState(from, event)).toEqual({ ok: false, code: 'STAFF_WRONG_STATE' });
});

test('every state can be reached and left', () => {
  expect(new Set(moves.map(({ to }) => to))).toEqual(new Set(STAFF_STATES));
  expect(new Set(moves.map(({ from }) => from))).toEqual(new Set(['none', ...STAFF_STATES]));
});
