import type { StaffRole } from '@core/contracts/define';
import type { Doc } from '../../db/database';

/** An offer of a place, by a manager or, for headquarters and a store's first manager, by the organisation's file; used once, for seven days. */
export type Invitation = Doc & {
  /** six letters and digits without I and O, unique for good */
  passcode: string;
  role: StaffRole;
  storeId: string;
  counterIds: string[];
  /** what a brand operator is to answer for */
  brandId?: string;
  invitedBy: string;
  invitedByName: string;
  /** nobody has to approve whoever uses it */
  approved?: true;
  createdAt: number;
  expiresAt: number;
  state: 'open' | 'used' | 'withdrawn';
  usedBy?: string;
};

export const INVITATIONS = 'invitations';
