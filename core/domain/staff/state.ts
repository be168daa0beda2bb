import { ok, refuse, type Result } from '../result';

export const STAFF_STATES = ['applied', 'rejected', 'active', 'suspended', 'left'] as const;
export type StaffState = (typeof STAFF_STATES)[number];
export const STAFF_EVENTS = ['apply', 'approve', 'reject', 'suspend', 'resume', 'leave'] as const;
export type StaffEvent = (typeof STAFF_EVENTS)[number];

/** `none` is somebody without a record; whoever left or was turned down may apply again. */
const table: Readonly<Record<StaffState | 'none', Partial<Record<StaffEvent, StaffState>>>> = {
  none: { apply: 'applied' },
  applied: { approve: 'active', reject: 'rejected', leave: 'left' },
  rejected: { apply: 'applied' },
  active: { suspend: 'suspended', leave: 'left' },
  suspended: { resume: 'active', leave: 'left' },
  left: { apply: 'applied' },
};

/** The state after the event, or a refusal when the table has no such move. */
export const nextStaffState = (state: StaffState | 'none', event: StaffEvent): Result<StaffState, 'STAFF_WRONG_STATE'> => {
  const next = table[state][event];
  return next === undefined ? refuse('STAFF_WRONG_STATE') : ok(next);
};
