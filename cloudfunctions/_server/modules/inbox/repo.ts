import type { Database, Reader, Transaction } from '../../db/database';
import { findPage, type PageOptions } from '../../db/cursor';
import { INBOX, type InboxMessage } from './documents';

export const inboxOf = (from: Pick<Transaction, 'collection'>): Reader<InboxMessage> => from.collection<InboxMessage>(INBOX);

/** Her messages, newest first. */
export const findMessages = (db: Database, memberId: string, page: PageOptions) =>
  findPage(db.command, inboxOf(db), { memberId }, { field: 'at', direction: 'desc' }, page);

/** Everything of hers up to an instant; doing it again changes nothing. */
export const markRead = async (db: Database, memberId: string, until: number): Promise<void> => {
  await db.collection<InboxMessage>(INBOX).updateWhere({ memberId, read: false, at: db.command.lte(until) }, { read: true });
};

export const countUnreadMessages = (db: Database, memberId: string): Promise<number> =>
  db.collection<InboxMessage>(INBOX).count({ memberId, read: false });
