import type { Doc } from '@server/db/database';
import {
  AGREEMENTS,
  BRANDS,
  CATEGORIES,
  COUNTERS,
  MALL_AGREEMENT_ID,
  STORES,
  type Brand,
  type Category,
  type Counter,
  type MallAgreement,
  type Store,
} from '@server/modules/org/documents';
import { PRODUCTS, type Product } from '@server/modules/product/documents';

/** What headquarters has set up. */
export type OrganisationDocs = {
  categories: readonly Category[];
  brands: readonly Brand[];
  stores: readonly Store[];
  counters: readonly Counter[];
  products: readonly Product[];
  terms: Omit<MallAgreement, '_id'>;
};

/** What a collection holds of it. */
export type Wanted = { collection: string; docs: readonly Doc[] };

/** By collection, in the order in which it is written: the mall's terms last, as they open the app. */
export const inCollections = ({ categories, brands, stores, counters, products, terms }: OrganisationDocs): Wanted[] => [
  { collection: CATEGORIES, docs: categories },
  { collection: BRANDS, docs: brands },
  { collection: STORES, docs: stores },
  { collection: COUNTERS, docs: counters },
  { collection: PRODUCTS, docs: products },
  { collection: AGREEMENTS, docs: [{ _id: MALL_AGREEMENT_ID, ...terms }] },
];
