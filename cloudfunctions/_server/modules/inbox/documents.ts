import type { Doc } from '../../db/database';

/** One message to one member; `_id` follows from what it tells, so that telling it twice is one message. */
export type InboxMessage = Doc & {
  memberId: string;
  kind: 'welcome' | 'receipt' | 'reversal' | 'refund' | 'account' | 'coupon';
  title: string;
  text: string;
  at: number;
  read: boolean;
  redemptionId?: string;
};

export const INBOX = 'inbox';
