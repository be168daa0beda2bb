import { DuplicateKeyError } from './errors';

/**
 * Runs a change that may lose a unique key to another call: what won is there now, so the second run sees it and decides
 * anew (an existing member instead of a new one, another random number).
 *
 * @throws DuplicateKeyError when it loses every time
 */
export const afterLostRace = async <T>(work: () => Promise<T>, tries = 3): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DuplicateKeyError) || tries <= 1) throw error;
    return afterLostRace(work, tries - 1);
  }
};
