import type { z } from 'zod';
import type { billLines } from '@core/contracts/bill';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { fen } from '@core/contracts/shared';
import type { Bill, BillLine } from '@core/domain/coupon/rules';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import { judgedAs, type Member } from '../member/documents';
import type { Counter } from '../org/documents';
import { categoryPath, counterOf, goodsOf, loadOrg, type Org } from '../org/service';
import type { Product } from '../product/documents';
import { isSoldAt, productsByIds } from '../product/service';

export type TypedLine = z.infer<typeof billLines>[number];
type Products = ReadonlyMap<string, Product>;
export type CounterBill = {
  bill: Bill;
  org: Org;
  counter: Counter;
  subtotalFen: number;
  typed: readonly TypedLine[];
  /** those on its lines */
  products: Products;
};

/** A line of a product is of its brand and category, and of this counter; pieces are pieces of something. */
const refuseProducts = (lines: readonly TypedLine[], { _id }: Counter, products: Products): Result<void, ErrorCode> => {
  for (const { lineId, brandId, categoryId, productId, quantity } of lines) {
    if (productId === undefined && quantity !== undefined) return refuse('REQUEST_INVALID', { fields: ['lines.quantity'] });
    if (productId === undefined) continue;
    const product = products.get(productId);
    if (!product || !isSoldAt(product, _id)) return refuse('BILL_PRODUCT_UNKNOWN', { lineId });
    if (product.brandId !== brandId || product.categoryId !== categoryId) return refuse('BILL_PRODUCT_MISMATCH', { lineId });
  }
  return ok(undefined);
};

const productsOn = (deps: CounterContext['deps'], lines: readonly TypedLine[]): Promise<Products> => {
  const ids = lines.flatMap(({ productId }) => productId ?? []);
  return ids.length === 0 ? Promise.resolve(new Map()) : productsByIds(deps, ids);
};

const refuseLines = (lines: readonly TypedLine[], counter: Counter, subtotalFen: number): Result<void, ErrorCode> => {
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) return refuse('BILL_LINE_REPEATED');
  const brand = lines.find(({ brandId }) => !counter.brandIds.includes(brandId));
  if (brand) return refuse('BILL_BRAND_NOT_HERE', { lineId: brand.lineId });
  const category = lines.find(({ categoryId }) => !counter.categoryIds.includes(categoryId));
  if (category) return refuse('BILL_CATEGORY_UNKNOWN', { lineId: category.lineId });
  return fen.safeParse(subtotalFen).success ? ok(undefined) : refuse('REQUEST_INVALID', { fields: ['lines'] });
};

/** What was typed in, as the engine takes it: at the acting counter, now, for this member. */
export const assembleBill = async (
  { deps, clerk, now }: CounterContext,
  typed: readonly TypedLine[],
  member: Pick<Member, 'tier' | 'joinedAt' | 'firstJoinedAt'>,
): Promise<Result<CounterBill, ErrorCode>> => {
  if (clerk.counterId === undefined) return refuse('COUNTER_NOT_FOUND');
  const org = await loadOrg(deps);
  const counter = counterOf(org, clerk.counterId);
  const subtotalFen = typed.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const checked = refuseLines(typed, counter, subtotalFen);
  if (!checked.ok) return checked;
  const products = await productsOn(deps, typed);
  const known = refuseProducts(typed, counter, products);
  if (!known.ok) return known;
  const lines = typed.map(({ lineId, brandId, categoryId, productId, amountFen }): BillLine => ({
    lineId,
    brandId,
    categoryPath: categoryPath(org, categoryId),
    ...(productId === undefined ? {} : { productId }),
    amountFen,
  }));
  const goods = goodsOf(org, counter);
  const bill: Bill = {
    lines,
    goods,
    storeId: clerk.storeId,
    counterId: clerk.counterId,
    channel: 'counter',
    at: now,
    member: judgedAs(member),
  };
  return ok({ bill, org, counter, subtotalFen, typed, products });
};
