import type { ErrorCode } from '@core/contracts/errors/codes';
import type { SaleInput } from '@core/contracts/sale';
import { fen } from '@core/contracts/shared';
import { dateText, DAY_MS, MINUTE_MS } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import { certificateKey } from '@core/domain/sale/tenders';
import type { TillContext } from '../../context';
import type { Deps } from '../../deps';
import type { Counter } from '../org/documents';
import { loadOrg, type Org } from '../org/service';
import { productsByIds } from '../product/service';
import { vouchersOn } from '../tender/sold';

/** A till's clock is at most this far off (see signing); a sale comes at most so late. */
export const AHEAD_MS = 5 * MINUTE_MS;
const LATE_MS = 92 * DAY_MS;

export const sum = (amounts: readonly { amountFen: number }[]): number => amounts.reduce((total, { amountFen }) => total + amountFen, 0);

/** Brands and categories that may be sold: the counter's, and of another day every one, because it may have changed since. */
type Sold = { brandIds: readonly string[]; categoryIds: readonly string[] };

const soldAt = (org: Org, counter: Counter, at: number, now: number): Sold =>
  dateText(at) === dateText(now) ? counter : { brandIds: [...org.brands.keys()], categoryIds: [...org.categories.keys()] };

const refuseLines = ({ lines }: SaleInput, sold: Sold): Result<void, ErrorCode> => {
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) return refuse('BILL_LINE_REPEATED');
  const brand = lines.find(({ brandId }) => !sold.brandIds.includes(brandId));
  if (brand) return refuse('BILL_BRAND_NOT_HERE', { lineId: brand.lineId });
  const category = lines.find(({ categoryId }) => !sold.categoryIds.includes(categoryId));
  return category ? refuse('BILL_CATEGORY_UNKNOWN', { lineId: category.lineId }) : ok(undefined);
};

const refuseAmounts = ({ lines, payFen, tenders }: SaleInput): Result<void, ErrorCode> => {
  const subtotalFen = sum(lines);
  if (!fen.safeParse(subtotalFen).success) return refuse('REQUEST_INVALID', { fields: ['lines'] });
  if (payFen > subtotalFen) return refuse('SALE_PAY_TOO_MUCH', { subtotalFen, payFen });
  const certificates = vouchersOn({ tenders }).map(certificateKey);
  if (new Set(certificates).size < certificates.length) return refuse('TENDER_REPEATED');
  const tenderFen = sum(tenders);
  return tenderFen === payFen ? ok(undefined) : refuse('SALE_TENDERS_WRONG', { tenderFen, payFen });
};

/** Products that exist and are what the line says; what was sold some days ago need not be listed any more. */
const refuseProducts = async (deps: Deps, { lines }: SaleInput): Promise<Result<void, ErrorCode>> => {
  const named = lines.flatMap(({ lineId, productId, ...goods }) => (productId === undefined ? [] : [{ lineId, productId, ...goods }]));
  const known = await productsByIds(
    deps,
    named.map(({ productId }) => productId),
  );
  for (const { lineId, productId, brandId, categoryId } of named) {
    const product = known.get(productId);
    if (!product) return refuse('BILL_PRODUCT_UNKNOWN', { lineId });
    if (product.brandId !== brandId || product.categoryId !== categoryId) return refuse('BILL_PRODUCT_MISMATCH', { lineId });
  }
  return ok(undefined);
};

/** Everything that the organisation and the sale itself can say against it. */
export const checkSale = async ({ deps, till, now }: TillContext, input: SaleInput): Promise<Result<void, ErrorCode>> => {
  const org = await loadOrg(deps);
  const counter = org.counters.get(input.counterId);
  if (counter?.storeId !== till.storeId) return refuse('COUNTER_NOT_FOUND');
  if (input.at > now + AHEAD_MS || input.at < now - LATE_MS) return refuse('SALE_TIME_WRONG');
  const lines = refuseLines(input, soldAt(org, counter, input.at, now));
  if (!lines.ok) return lines;
  const products = await refuseProducts(deps, input);
  return products.ok ? refuseAmounts(input) : products;
};
