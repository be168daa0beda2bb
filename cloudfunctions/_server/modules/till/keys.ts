import { ok } from '@core/domain/result';
import { encrypt } from '../../crypto';
import { DuplicateKeyError } from '../../db/errors';
import type { Deps } from '../../deps';
import type { Env } from '../../env';
import { tillId, type Till, type TillKey } from './documents';
import { addKeyTo, endKey, findByKey, findOfStore, getTill, insertTill } from './repo';

type KeyDeps = Pick<Deps, 'db' | 'now' | 'ids' | 'random'> & { env: Pick<Env, 'YIMA_DEVICE_KEYS'> };

/** What a till is given, once: the secret is sealed in the store and shown to nobody again. */
export type GivenKey = { keyId: string; secret: string; storeId: string; terminalId: string; name: string };

export type NewTill = { storeId: string; terminalId: string; name: string };

const TERMINAL = /^[0-9A-Za-z_-]{1,32}$/;

const newKey = ({ now, ids, random, env }: KeyDeps): { key: TillKey; secret: string } => {
  const secret = random.bytes(32).toString('base64url');
  const key: TillKey = { keyId: ids.next('tk'), secretSealed: encrypt(env.YIMA_DEVICE_KEYS, secret), state: 'active', since: now() };
  return { key, secret };
};

/**
 * Gives a till a key; its first one makes the till, further ones are for changing keys without a pause.
 * @throws Error when the terminal's name would not fit into an address
 */
export const giveKey = async (deps: KeyDeps, { storeId, terminalId, name }: NewTill): Promise<GivenKey> => {
  if (!TERMINAL.test(terminalId)) throw new Error('a terminal is named by 1 to 32 letters, digits, _ or -');
  const { key, secret } = newKey(deps);
  const _id = tillId(storeId, terminalId);
  const till: Till = { _id, storeId, terminalId, name, keys: [key], since: deps.now(), schema: 1 };
  try {
    await insertTill(deps.db, till);
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    await addKeyTo(deps.db, _id, key);
  }
  const { name: known } = (await getTill(deps.db, _id))!;
  return { keyId: key.keyId, secret, storeId, terminalId, name: known };
};

/** Ends a key, within 30 s for looks and at once for changes; false when there is none that is active. */
export const revokeKey = async ({ db, transact, now }: Pick<Deps, 'db' | 'transact' | 'now'>, keyId: string): Promise<boolean> => {
  const till = await findByKey(db, keyId);
  if (!till) return false;
  const ended = await transact<boolean, never>(async tx => ok(await endKey(tx, db.command, till._id, keyId, now())));
  return ended.ok && ended.data;
};

/** The tills of a store with their keys, without secrets. */
export const listTills = async ({ db }: Pick<Deps, 'db'>, storeId: string) =>
  (await findOfStore(db, storeId)).map(({ terminalId, name, keys }) => ({
    terminalId,
    name,
    keys: keys.map(({ keyId, state, since, revokedAt }) => ({ keyId, state, since, revokedAt })),
  }));
