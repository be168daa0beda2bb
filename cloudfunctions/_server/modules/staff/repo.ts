import type { Database, Reader, Transaction } from '../../db/database';
import { STAFF, type Staff } from './documents';

export { STAFF, type Post, type Staff } from './documents';

/** Who is this login among the staff? Read fresh each time: a suspension takes effect at once. */
export const findStaffByOpenid = async (db: Database, openid: string): Promise<Staff | undefined> =>
  (await db.collection<Staff>(STAFF).find({ openid }, { limit: 1 }))[0];

export const staffOf = (from: Pick<Transaction, 'collection'>): Reader<Staff> => from.collection<Staff>(STAFF);

/** After every name that begins with a text. */
const LAST_LETTER = '\uffff';

/** Those whose name begins so, of one store or of all, by name. */
export const findStaffByName = (
  db: Database,
  { text, storeId, limit }: { text: string; storeId: string | undefined; limit: number },
): Promise<Staff[]> => {
  const { and, gte, lt } = db.command;
  const where = { name: and(gte(text), lt(`${text}${LAST_LETTER}`)), ...(storeId === undefined ? {} : { storeIds: storeId }) };
  return db.collection<Staff>(STAFF).find(where, {
    order: [
      ['name', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
};

/** Everybody who has or had a post in the store, by the day they began; a store has at most a few hundred. */
export const findStaffOfStore = (db: Database, storeId: string): Promise<Staff[]> =>
  db.collection<Staff>(STAFF).find(
    { storeIds: storeId },
    {
      order: [
        ['since', 'asc'],
        ['_id', 'asc'],
      ],
      limit: 1000,
    },
  );
