import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Staff } from './documents';

const REFUSALS: Partial<Record<Staff['state'], ErrorCode>> = {
  applied: 'STAFF_NOT_ACTIVE',
  rejected: 'ROLE_REQUIRED',
  suspended: 'STAFF_SUSPENDED',
  left: 'ROLE_REQUIRED',
};

/** Why somebody in this state may do nothing; undefined for who works here. */
export const refusalOfState = (state: Staff['state']): ErrorCode | undefined => REFUSALS[state];
