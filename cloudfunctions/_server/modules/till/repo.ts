import type { Database, Transaction } from '../../db/database';
import { TILL_NONCES, TILLS, type Till, type TillNonce } from './documents';

const tills = (db: Database) => db.collection<Till>(TILLS);

export const getTill = (db: Database, _id: string): Promise<Till | undefined> => tills(db).get(_id);

export const findByKey = async (db: Database, keyId: string): Promise<Till | undefined> =>
  (await tills(db).find({ 'keys.keyId': keyId }, { limit: 1 }))[0];

export const findOfStore = (db: Database, storeId: string): Promise<Till[]> =>
  tills(db).find({ storeId }, { order: [['_id', 'asc']], limit: 1000 });

export const insertTill = (db: Database, till: Till): Promise<void> => tills(db).insert(till);

export const addKeyTo = (db: Database, _id: string, key: Till['keys'][number]): Promise<boolean> =>
  tills(db).update(_id, { keys: db.command.push([key]) });

/** Ends one key inside a transaction; false when there is none that is active. */
export const endKey = async (tx: Transaction, command: Database['command'], _id: string, keyId: string, now: number): Promise<boolean> => {
  const till = await tx.collection<Till>(TILLS).get(_id);
  const active = till?.keys.some(key => key.keyId === keyId && key.state === 'active') ?? false;
  if (!till || !active) return false;
  const keys = till.keys.map(key => (key.keyId === keyId ? { ...key, state: 'revoked' as const, revokedAt: now } : key));
  return tx.collection<Till>(TILLS).update(_id, { keys: command.set(keys) });
};

/** @throws DuplicateKeyError when it was used before */
export const insertNonce = (db: Database, nonce: TillNonce): Promise<void> => db.collection<TillNonce>(TILL_NONCES).insert(nonce);

export const removeNonces = (db: Database, before: number): Promise<number> =>
  db.collection<TillNonce>(TILL_NONCES).removeWhere({ until: db.command.lt(before) });
