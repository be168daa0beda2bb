import type { Fault } from '@core/domain/coupon/check/fault';
import { reachFaults, type Outlet } from '@core/domain/coupon/check/reach';
import { linesInScope, withoutProducts } from '@core/domain/coupon/fit/scope';
import type { CouponRules } from '@core/domain/coupon/rules';
import { partiesOf, type Party } from '@core/domain/coupon/template/confirmation';
import type { Counter } from '../org/documents';
import { categoryPath, goodsOf, type Org } from '../org/service';
import type { Product } from '../product/documents';
import { isSoldAt } from '../product/service';
import type { Template } from '../template/documents';
import { makerOf } from './draft';

type Products = ReadonlyMap<string, Product>;

/** Every counter with what a bill there can hold, for an offer of this maker. */
const outletsOf = (org: Org, products: Products, maker: Party): Outlet[] =>
  [...org.counters.values()].map(counter => ({
    storeId: counter.storeId,
    counterId: counter._id,
    asksItself: counter.contract === 'lease' && !counter.brandIds.includes(maker),
    goods: [
      ...goodsOf(org, counter),
      ...[...products.values()]
        .filter(product => isSoldAt(product, counter._id))
        .map(({ _id, brandId, categoryId }) => ({ brandId, categoryPath: categoryPath(org, categoryId), productId: _id })),
    ],
  }));

/** What the organisation as it is today has against a template; `products` are those that its scope names. */
export const reachOf = (org: Org, products: Products, template: Template): Fault[] =>
  reachFaults(template, outletsOf(org, products, makerOf(template)));

/** The goods of one counter that are in the scope. */
const goodsIn = (org: Org, { scope }: Pick<CouponRules, 'scope'>, counter: Counter) => {
  const lines = goodsOf(org, counter);
  const inside = linesInScope(withoutProducts(scope), { storeId: counter.storeId, counterId: counter._id, lines });
  return inside.map(index => lines[index]!);
};

/** Counters that have goods in the scope: those that may take part. */
export const eligibleCounters = (org: Org, rules: Pick<CouponRules, 'scope'>): Counter[] =>
  [...org.counters.values()].filter(counter => goodsIn(org, rules, counter).length > 0);

/** Brands whose goods are in the scope anywhere. */
const brandsIn = (org: Org, rules: Pick<CouponRules, 'scope'>): string[] => [
  ...new Set([...org.counters.values()].flatMap(counter => goodsIn(org, rules, counter).map(({ brandId }) => brandId))),
];

/** Whom to ask before it goes out. */
export const partiesIn = (org: Org, template: Template, maker: Party): Party[] =>
  partiesOf(template.costBearers, brandsIn(org, template), maker);
