import type { Doc } from '../../db/database';

/** What a shopper agrees to with a brand: with which company, over what data, for what (PIPL art. 23). */
export type BrandAgreement = { version: string; title: string; data: string[]; purpose: string };

/** A brand in the group. */
export type Brand = Doc & {
  name: string;
  /** address of the picture, or a `/assets/…` path of the app */
  logo: string;
  legalEntity: string;
  agreement: BrandAgreement;
  /** given to whoever joins the brand */
  packTemplateIds: string[];
};

/** A building. `undoMinutes`: how long its manager may undo a redemption, the same business day. */
export type Store = Doc & { name: string; city: string; address: string; undoMinutes?: number };

/** A brand's place in a building; `concession`: the mall takes the money, `lease`: the brand does. */
export type Counter = Doc & {
  name: string;
  floor: string;
  storeId: string;
  brandIds: string[];
  categoryIds: string[];
  contract: 'concession' | 'lease';
};

/** A kind of goods; `parentId` makes a tree. */
export type Category = Doc & { name: string; parentId?: string };

/** The mall's own terms; one document, `_id` `mall`. */
export type MallAgreement = Doc & {
  version: string;
  title: string;
  summary: string[];
  legalEntity: string;
  groupName: string;
  packTemplateIds: string[];
};

export const BRANDS = 'brands';
export const STORES = 'stores';
export const COUNTERS = 'counters';
export const CATEGORIES = 'categories';
export const AGREEMENTS = 'agreements';
export const MALL_AGREEMENT_ID = 'mall';
