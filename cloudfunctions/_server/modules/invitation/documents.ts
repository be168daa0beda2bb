import type { Doc } from '../../db/database';

/** A manager's offer of a place at the counter; used once, for seven days. */
export type Invitation = Doc & {
  /** six letters and digits without I and O, unique for good */
  passcode: string;
  role: 'guide' | 'cashier' | 'store-manager';
  storeId: string;
  counterIds: string[];
  invitedBy: string;
  invitedByName: string;
  createdAt: number;
  expiresAt: number;
  state: 'open' | 'used' | 'withdrawn';
  usedBy?: string;
};

export const INVITATIONS = 'invitations';
