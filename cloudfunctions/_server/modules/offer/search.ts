import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Counter } from '../org/documents';
import { loadOrg, storeOf, toCounterRef, type Org } from '../org/service';
import { searchProductsOf } from '../product/service';

/** More than this is narrowed by typing on. */
const MOST_FOUND = 50;

type Asked = { text?: string; storeId?: string; brandId?: string };

const inPlace = (org: Org, left: Counter, right: Counter): number =>
  storeOf(org, left.storeId).name.localeCompare(storeOf(org, right.storeId).name, 'zh') ||
  left.floor.localeCompare(right.floor) ||
  (left._id < right._id ? -1 : 1);

/** Counters by parts of their name, building and floor; a brand's operator finds her brand's. From the organisation at hand. */
export const searchCounters = async (
  { deps, as }: StaffContext,
  { text = '', storeId, brandId }: Asked,
): Promise<Result<OutputOf<OpsContract, 'offer.counters'>, ErrorCode>> => {
  const org = await loadOrg(deps);
  const words = text.toLowerCase().split(/\s+/);
  const brand = as.role === 'brand-operator' ? as.brandId : brandId;
  const found = [...org.counters.values()].filter(
    counter =>
      (brand === undefined || counter.brandIds.includes(brand)) &&
      (storeId === undefined || counter.storeId === storeId) &&
      words.every(word => `${storeOf(org, counter.storeId).name} ${counter.floor} ${counter.name}`.toLowerCase().includes(word)),
  );
  const shown = found.sort((left, right) => inPlace(org, left, right)).slice(0, MOST_FOUND);
  return ok({ items: shown.map(counter => toCounterRef(org, counter)), more: found.length > MOST_FOUND });
};

/** Products of a brand by a part of their name, or of any brand by the whole barcode; a brand's operator finds her brand's. */
export const searchProducts = async (
  { deps, as }: StaffContext,
  { text = '', brandId }: Asked,
): Promise<Result<OutputOf<OpsContract, 'offer.products'>, ErrorCode>> => {
  const own = as.role === 'brand-operator' ? as.brandId : undefined;
  const found = await searchProductsOf(deps, { text, brandId: own ?? brandId });
  const hers = found.filter(({ brand }) => own === undefined || brand.brandId === own);
  return ok({ items: hers.slice(0, MOST_FOUND), more: hers.length > MOST_FOUND });
};
