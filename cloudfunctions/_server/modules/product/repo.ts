import { findPage, type PageOptions } from '../../db/cursor';
import type { Database } from '../../db/database';
import { PRODUCTS, type Product } from './documents';

const products = (db: Database) => db.collection<Product>(PRODUCTS);

export const findProducts = (db: Database, ids: readonly string[]): Promise<Product[]> =>
  products(db).find({ _id: db.command.in([...ids]) }, { limit: 500 });

export const findByBarcode = async (db: Database, barcode: string): Promise<Product | undefined> =>
  (await products(db).find({ barcode }, { limit: 1 }))[0];

/** What a brand sells anywhere, by name. */
export const findOfBrand = (db: Database, brandId: string, limit: number): Promise<Product[]> =>
  products(db).find({ brandId, state: 'listed' }, { order: [['name', 'asc']], limit });

/** What is sold at a counter, by name. */
export const findSoldAt = (db: Database, counterId: string, page: PageOptions) =>
  findPage(db.command, products(db), { counterIds: counterId, state: 'listed' }, { field: 'name', direction: 'asc' }, page);
