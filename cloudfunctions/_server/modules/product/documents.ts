import type { Doc } from '../../db/database';

/** An article of a brand, as the tag names it. */
export type Product = Doc & {
  name: string;
  /** EAN-13, unique */
  barcode: string;
  brandId: string;
  categoryId: string;
  /** on the tag */
  priceFen: number;
  /** where it is sold */
  counterIds: string[];
  /** `unlisted`: not sold any more; bills that have it stay */
  state: 'listed' | 'unlisted';
  schema: 1;
};

export const PRODUCTS = 'products';
