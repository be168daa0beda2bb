import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferRow } from '@core/contracts/offer';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import type { TemplateState } from '@core/domain/coupon/template/template-state';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import { loadOrg, toBrandRef, toCategoryRef, toStoreRef } from '../org/service';
import { partyOf } from './change';
import { findOffers, findShards } from './repo';
import { toRow } from './view';

/** What she makes, is asked about, or (the mall) oversees; what changed last at the top. */
export const listOffers = async (
  context: StaffContext,
  { state, asked = false, ...page }: PageOptions & { state?: TemplateState; asked?: boolean },
): Promise<Result<{ items: OfferRow[]; nextCursor?: string }, ErrorCode>> => {
  const { deps } = context;
  const party = partyOf(context);
  const found = await findOffers(deps.db, { party, state, ...(asked ? { askedOf: party } : {}) }, page);
  const [org, shards] = await Promise.all([
    loadOrg(deps),
    findShards(
      deps.db,
      found.rows.map(({ _id }) => _id),
    ),
  ]);
  return ok({ items: found.rows.map(template => toRow(org, template, shards, party)), nextCursor: found.nextCursor });
};

/** What a draft can be made of; a brand's operator makes her brand's own. */
export const offerOptions = async (context: StaffContext): Promise<Result<OutputOf<OpsContract, 'offer.options'>, ErrorCode>> => {
  const org = await loadOrg(context.deps);
  const { brandId } = context.as;
  const brands = [...org.brands.values()].filter(({ _id }) => brandId === undefined || _id === brandId);
  return ok({
    groupName: org.mall.groupName,
    brands: brands.map(toBrandRef),
    stores: [...org.stores.values()].map(toStoreRef),
    categories: [...org.categories.values()].map(category => ({ ...toCategoryRef(category), parentId: category.parentId })),
  });
};
