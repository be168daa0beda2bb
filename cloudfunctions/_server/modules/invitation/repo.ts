import type { Database, Reader, Transaction } from '../../db/database';
import { INVITATIONS, type Invitation } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const invitationsOf = (from: Readable): Reader<Invitation> => from.collection<Invitation>(INVITATIONS);

export const findByPasscode = async (from: Readable, passcode: string): Promise<Invitation | undefined> =>
  (await invitationsOf(from).find({ passcode }, { limit: 1 }))[0];

/** Invitations of a store that nobody used or withdrew, the newest first. */
export const findOpenOfStore = (db: Database, storeId: string): Promise<Invitation[]> =>
  db.collection<Invitation>(INVITATIONS).find({ storeId, state: 'open' }, { order: [['createdAt', 'desc']], limit: 50 });
