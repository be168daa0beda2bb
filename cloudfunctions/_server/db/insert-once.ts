import type { Collection, Doc } from './database';
import { DuplicateKeyError } from './errors';

/** Inserts a document whose `_id` follows from what it tells; inserting it again changes nothing. Not inside transactions. */
export const insertOnce = async <T extends Doc>(collection: Collection<T>, doc: T): Promise<void> => {
  try {
    await collection.insert(doc);
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
};
