import type { BrandRef, CategoryRef, CounterRef, StoreRef } from '@core/contracts/shared';
import type { Goods } from '@core/domain/coupon/rules';
import type { Deps } from '../../deps';
import { MALL_AGREEMENT_ID, type Brand, type Category, type Counter, type MallAgreement, type Store } from './documents';
import { readOrg, type OrgRows } from './repo';

/** The organisation as it stood at most `CACHE_MS` ago; lookups by id. */
export type Org = {
  brands: ReadonlyMap<string, Brand>;
  stores: ReadonlyMap<string, Store>;
  counters: ReadonlyMap<string, Counter>;
  categories: ReadonlyMap<string, Category>;
  mall: MallAgreement;
};

/** Read on every list, changed a few times a day. Never cached longer: terms and counters must follow. */
const CACHE_MS = 30_000;

const byId = <T extends { _id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map(row => [row._id, row]));

const toOrg = (rows: OrgRows): Org => {
  const mall = rows.agreements.find(({ _id }) => _id === MALL_AGREEMENT_ID);
  if (!mall) throw new Error('the mall has no agreement yet: run npm run organisation');
  return {
    brands: byId(rows.brands),
    stores: byId(rows.stores),
    counters: byId(rows.counters),
    categories: byId(rows.categories),
    mall,
  };
};

type Cached = { until: number; org: Promise<Org> };
/** Per composition root, so that two environments in one process never mix. */
const caches = new WeakMap<object, Cached>();

/** Brands, stores, counters, categories and the mall's terms; no round trip while the copy is younger than 30 s. */
export const loadOrg = (deps: Pick<Deps, 'db' | 'now'>): Promise<Org> => {
  const now = deps.now();
  const cached = caches.get(deps.db);
  if (cached && now < cached.until) return cached.org;
  const org = readOrg(deps.db).then(toOrg);
  const entry = { until: now + CACHE_MS, org };
  caches.set(deps.db, entry);
  // a failed read must not be remembered
  org.catch(() => caches.get(deps.db) === entry && caches.delete(deps.db));
  return org;
};

/** An id that the organisation must know: a document that points nowhere is a bug or a broken import. */
const known = <T>(rows: ReadonlyMap<string, T>, id: string): T => {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`the organisation has no ${id}`);
  return row;
};

/** @throws Error when the organisation has no such brand (likewise below) */
export const brandOf = (org: Org, brandId: string): Brand => known(org.brands, brandId);
export const storeOf = (org: Org, storeId: string): Store => known(org.stores, storeId);
export const counterOf = (org: Org, counterId: string): Counter => known(org.counters, counterId);
export const categoryOf = (org: Org, categoryId: string): Category => known(org.categories, categoryId);

export const toBrandRef = (brand: Brand): BrandRef => ({ brandId: brand._id, name: brand.name, logo: brand.logo });
export const toStoreRef = (store: Store): StoreRef => ({ storeId: store._id, name: store.name, city: store.city });
export const toCategoryRef = (category: Category): CategoryRef => ({ categoryId: category._id, name: category.name });
export const toCounterRef = (org: Org, counter: Counter): CounterRef => ({
  counterId: counter._id,
  name: counter.name,
  floor: counter.floor,
  storeId: counter.storeId,
  storeName: storeOf(org, counter.storeId).name,
});

/** Counters of one building, by floor and name. */
export const countersOfStore = (org: Org, storeId: string): Counter[] =>
  [...org.counters.values()].filter(counter => counter.storeId === storeId);

/** Do these counters take in the whole building? */
export const coversStore = (org: Org, storeId: string, counterIds: readonly string[]): boolean =>
  countersOfStore(org, storeId).every(({ _id }) => counterIds.includes(_id));

/** A category and all above it; a loop in the tree ends where it closes. */
export const categoryPath = (org: Org, categoryId: string): string[] => {
  const path: string[] = [];
  for (let id: string | undefined = categoryId; id !== undefined && !path.includes(id); id = org.categories.get(id)?.parentId)
    path.push(id);
  return path;
};

/** Everything that can be bought or handed over at a counter. */
export const goodsOf = (org: Org, { brandIds, categoryIds }: Counter): Goods[] =>
  categoryIds.flatMap(categoryId => {
    const path = categoryPath(org, categoryId);
    return brandIds.map(brandId => ({ brandId, categoryPath: path }));
  });
