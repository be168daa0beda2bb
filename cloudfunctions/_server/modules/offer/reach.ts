import type { Fault } from '@core/domain/coupon/check/fault';
import { reachFaults, type Outlet } from '@core/domain/coupon/check/reach';
import type { Party } from '@core/domain/coupon/template/confirmation';
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
