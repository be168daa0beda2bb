import type { ProductView } from '@core/contracts/product';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { readBarcode } from '@core/domain/product/barcode';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import type { Deps } from '../../deps';
import { brandOf, categoryOf, loadOrg, toBrandRef, toCategoryRef, type Org } from '../org/service';
import type { Product } from './documents';
import { findByBarcode, findOfBrand, findProducts, findSoldAt } from './repo';

const toView = (org: Org, { _id, name, barcode, brandId, categoryId, priceFen }: Product): ProductView => ({
  productId: _id,
  name,
  barcode,
  brand: toBrandRef(brandOf(org, brandId)),
  category: toCategoryRef(categoryOf(org, categoryId)),
  priceFen,
});

/** A bill is quoted with each key that is typed: its products are asked for once. */
const CACHE_MS = 30_000;
const MOST_KEPT = 5_000;
type Kept = Map<string, { until: number; product: Product }>;
/** Per composition root, so that two environments in one process never mix. */
const caches = new WeakMap<object, Kept>();

/** Products by id, at most 30 s old; those that do not exist are left out. One round trip, none when they are at hand. */
export const productsByIds = async (deps: Pick<Deps, 'db' | 'now'>, ids: readonly string[]): Promise<Map<string, Product>> => {
  const kept: Kept = caches.get(deps.db) ?? new Map();
  caches.set(deps.db, kept);
  if (kept.size > MOST_KEPT) kept.clear();
  const now = deps.now();
  const wanted = [...new Set(ids)];
  const missing = wanted.filter(id => (kept.get(id)?.until ?? 0) <= now);
  const asked = missing.length === 0 ? [] : await findProducts(deps.db, missing);
  for (const product of asked) kept.set(product._id, { until: now + CACHE_MS, product });
  const found = new Map(asked.map(product => [product._id, product]));
  for (const id of wanted) {
    const held = kept.get(id);
    if (held && held.until > now) found.set(id, held.product);
  }
  return found;
};

export const isSoldAt = ({ counterIds, state }: Product, counterId: string): boolean =>
  state === 'listed' && counterIds.includes(counterId);

export const scanProduct = async (
  { deps, clerk }: CounterContext,
  { barcode: text }: { barcode: string },
): Promise<Result<ProductView, ErrorCode>> => {
  const { counterId } = clerk;
  if (counterId === undefined) return refuse('COUNTER_NOT_FOUND');
  const barcode = readBarcode(text);
  const product = barcode === undefined ? undefined : await findByBarcode(deps.db, barcode);
  if (!product || !isSoldAt(product, counterId)) return refuse('PRODUCT_NOT_FOUND');
  return ok(toView(await loadOrg(deps), product));
};

/** A counter sells some hundred articles; further ones are found by their barcode. */
const MOST_SEARCHED = 1000;
const MOST_FOUND = 50;

const speaksOf = ({ name, barcode }: Product, text: string): boolean =>
  name.toLowerCase().includes(text.toLowerCase()) || (/^\d{3,}$/.test(text) && barcode.startsWith(text));

/** What is sold at the caller's counter, by name, in pages; of a search the first fifty. */
export const listProducts = async (
  { deps, clerk }: CounterContext,
  { text = '', ...page }: PageOptions & { text?: string },
): Promise<Result<{ items: ProductView[]; nextCursor?: string }, ErrorCode>> => {
  const { counterId } = clerk;
  if (counterId === undefined) return refuse('COUNTER_NOT_FOUND');
  const org = await loadOrg(deps);
  const search = text.trim();
  const { rows, nextCursor } = await findSoldAt(deps.db, counterId, search === '' ? page : { limit: MOST_SEARCHED });
  if (search === '') return ok({ items: rows.map(row => toView(org, row)), nextCursor });
  const found = rows.filter(row => speaksOf(row, search)).slice(0, MOST_FOUND);
  return ok({ items: found.map(row => toView(org, row)) });
};

/** Listed products, wherever they are sold: by the whole barcode, or of one brand by a part of the name. */
export const searchProductsOf = async (
  deps: Pick<Deps, 'db' | 'now'>,
  { text, brandId }: { text: string; brandId?: string },
): Promise<ProductView[]> => {
  const search = text.trim();
  const barcode = readBarcode(search);
  const scanned = barcode === undefined ? undefined : await findByBarcode(deps.db, barcode);
  const org = await loadOrg(deps);
  if (scanned) return scanned.state === 'listed' ? [toView(org, scanned)] : [];
  const rows = brandId === undefined ? [] : await findOfBrand(deps.db, brandId, MOST_SEARCHED);
  return rows.filter(row => search === '' || speaksOf(row, search)).map(row => toView(org, row));
};
