import type { Result } from '@core/domain/result';
import type { Database, Transaction } from './database';
import { BusyError, isConflict } from './errors';

const TRIES = 8;
const FIRST_PAUSE_MS = 8;

export type Waiting = { sleep: (ms: number) => Promise<void>; random: () => number };

/** Full jitter: without it the losers of one round meet again in the next. */
const pause = ({ sleep, random }: Waiting, round: number): Promise<void> => sleep(random() * FIRST_PAUSE_MS * 2 ** round);

/**
 * Runs `work` in a transaction: committed when it answers ok, rolled back when it refuses or throws,
 * run again with back-off when it lost against another transaction. `work` must have no effect outside of `tx`.
 *
 * @throws BusyError when every try lost; whatever `work` throws otherwise
 */
export const inTransaction = async <T, C extends string>(
  database: Database,
  waiting: Waiting,
  work: (tx: Transaction) => Promise<Result<T, C>>,
): Promise<Result<T, C>> => {
  for (let round = 0; round < TRIES; round += 1) {
    if (round > 0) await pause(waiting, round);
    const tx = await database.begin();
    try {
      const result = await work(tx);
      if (result.ok) await tx.commit();
      else await tx.rollback();
      return result;
    } catch (error) {
      if (isConflict(error)) continue;
      // a failed insert has ended the transaction already on some platforms; nothing is left to roll back then
      await tx.rollback().catch(() => undefined);
      throw error;
    }
  }
  throw new BusyError('the transaction lost every try');
};
