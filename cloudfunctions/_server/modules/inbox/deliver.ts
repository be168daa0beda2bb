import type { Database, Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { INBOX, type InboxMessage } from './documents';

/**
 * Puts a message into a member's inbox. Idempotent by `_id` (such as `in_receipt_<redemptionId>`), so that a consumer of
 * events may run again.
 */
export const deliverInbox = async (db: Database, message: Omit<InboxMessage, 'read'>): Promise<void> => {
  try {
    await db.collection<InboxMessage>(INBOX).insert({ ...message, read: false });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
};

/** Writes a message together with the change it tells of. */
export const writeInbox = (tx: Transaction, message: Omit<InboxMessage, 'read'>): Promise<void> =>
  tx.collection<InboxMessage>(INBOX).insert({ ...message, read: false });
