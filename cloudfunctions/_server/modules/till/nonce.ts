import { SKEW_MS, type Head } from '@core/domain/till/signing';
import type { Context } from '../../context';
import { DuplicateKeyError } from '../../db/errors';
import { insertNonce, removeNonces } from './repo';

/** Takes a nonce, once: however many come with it at once, one of them is the first. */
export const takeNonce = async ({ deps }: Pick<Context, 'deps'>, { keyId, nonce, timestamp }: Head): Promise<boolean> => {
  try {
    await insertNonce(deps.db, { _id: `${keyId}:${nonce}`, until: timestamp + SKEW_MS });
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return false;
  }
};

/** Forgets nonces whose requests nobody would take any more. */
export const sweepNonces = ({ deps, now }: Context): Promise<number> => removeNonces(deps.db, now);
