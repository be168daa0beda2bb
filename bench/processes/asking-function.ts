import { connectFromEnvironment } from '@server/db/connect';

/** A function that does nothing but ask the database so many times, one after the other. */
const db = connectFromEnvironment();

export const main = async ({ calls }: { calls: number }): Promise<{ ok: true }> => {
  const collection = db.collection('constant');
  for (let call = 0; call < calls; call += 1) await collection.get('one');
  return { ok: true };
};
