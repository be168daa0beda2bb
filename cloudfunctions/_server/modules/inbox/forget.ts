import type { Deps } from '../../deps';
import { INBOX, type InboxMessage } from './documents';

/** Removes the messages of somebody who has left; nobody can read them any more. */
export const forgetInInbox = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  await db.collection(INBOX).removeWhere({ memberId });
};

/** Says one name in one message otherwise; a message that is gone, or says so already, stays as it is. */
export const rename = async ({ db }: Pick<Deps, 'db'>, messageId: string, before: string, after: string): Promise<void> => {
  const messages = db.collection<InboxMessage>(INBOX);
  const message = await messages.get(messageId);
  if (message) await messages.update(messageId, { text: message.text.replace(before, after) });
};
