import type { Database } from '@server/db/database';

const PAGE = 1000;

/**
 * Every document of a collection, page by page. The tests look for things in ways that the product never asks: there is
 * no index for that, and a question without one fails in the flows. So they read all and pick.
 */
export const whole = async <T extends { _id: string }>(db: Database, name: string): Promise<T[]> => {
  const docs: T[] = [];
  for (;;) {
    const last = docs.at(-1)?._id;
    const where = last === undefined ? {} : { _id: db.command.gt(last) };
    const page = await db.collection<T>(name).find(where, { order: [['_id', 'asc']], limit: PAGE });
    docs.push(...page);
    if (page.length < PAGE) return docs;
  }
};
