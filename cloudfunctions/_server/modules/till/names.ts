import type { Database } from '../../db/database';
import { terminalOf } from './documents';
import { findOfStore } from './repo';

/** What the tills of a store are called, by the terminal that stands on what they did. */
export const tillNames = async (db: Database, storeId: string): Promise<Map<string, string>> =>
  new Map((await findOfStore(db, storeId)).map(till => [terminalOf(till), till.name]));
