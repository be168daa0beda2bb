import type { Deps } from '../../deps';
import { INBOX } from './documents';

/** Removes the messages of somebody who has left; nobody can read them any more. */
export const forgetInInbox = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  await db.collection(INBOX).removeWhere({ memberId });
};
