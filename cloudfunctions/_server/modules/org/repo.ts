import type { Database, Doc } from '../../db/database';
import {
  AGREEMENTS,
  BRANDS,
  CATEGORIES,
  COUNTERS,
  STORES,
  type Brand,
  type Category,
  type Counter,
  type MallAgreement,
  type Store,
} from './documents';

/** The whole organisation: a group has some hundred stores and a few thousand counters. */
export type OrgRows = { brands: Brand[]; stores: Store[]; counters: Counter[]; categories: Category[]; agreements: MallAgreement[] };

const PAGE = 1000;

const readAll = async <T extends Doc>(db: Database, name: string): Promise<T[]> => {
  const rows: T[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await db.collection<T>(name).find(last ? { _id: db.command.gt(last._id) } : {}, { order: [['_id', 'asc']], limit: PAGE });
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
};

export const readOrg = async (db: Database): Promise<OrgRows> => {
  const [brands, stores, counters, categories, agreements] = await Promise.all([
    readAll<Brand>(db, BRANDS),
    readAll<Store>(db, STORES),
    readAll<Counter>(db, COUNTERS),
    readAll<Category>(db, CATEGORIES),
    readAll<MallAgreement>(db, AGREEMENTS),
  ]);
  return { brands, stores, counters, categories, agreements };
};
