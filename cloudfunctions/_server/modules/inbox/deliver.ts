import type { Database, Transaction } from '../../db/database';
import { insertOnce } from '../../db/insert-once';
import { INBOX, type InboxMessage } from './documents';

/**
 * Puts a message into a member's inbox. Idempotent by `_id` (such as `in_receipt_<redemptionId>`), so that a consumer of
 * events may run again.
 */
export const deliverInbox = (db: Database, message: Omit<InboxMessage, 'read'>): Promise<void> =>
  insertOnce(db.collection<InboxMessage>(INBOX), { ...message, read: false });

/** Writes a message together with the change it tells of. */
export const writeInbox = (tx: Transaction, message: Omit<InboxMessage, 'read'>): Promise<void> =>
  tx.collection<InboxMessage>(INBOX).insert({ ...message, read: false });
