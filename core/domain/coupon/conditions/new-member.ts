import { endOfDayAfter } from '../../calendar';
import type { ConditionRule } from './registry';

/** New until the end of the n-th day after the day of joining. */
export const newMember: ConditionRule<'new-member'> = {
  code: 'new-member',
  evaluate: ({ withinDays }, { at, member }) =>
    at <= endOfDayAfter(member.joinedAt, withinDays) ? undefined : { code: 'NEW_MEMBERS_ONLY', withinDays },
};
