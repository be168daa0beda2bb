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
import { findCalled } from './find';
import { findOffers, findShards } from './repo';
import { toRow } from './view';

type Asked = PageOptions & { state?: TemplateState; asked?: boolean; text?: string };

/** What she makes, is asked about, or (the mall) oversees, and is called so; what changed last at the top. */
export const listOffers = async (
  context: StaffContext,
  { state, asked = false, text = '', ...page }: Asked,
): Promise<Result<{ items: OfferRow[]; nextCursor?: string }, ErrorCode>> => {
  const { deps } = context;
  const party = partyOf(context);
  const org = await loadOrg(deps);
  const listed = { party, state, ...(asked ? { askedOf: party } : {}) };
  const found = await (text === '' ? findOffers(deps.db, listed, page) : findCalled(deps.db, org, { ...listed, text }, page));
  const ids = found.rows.map(({ _id }) => _id);
  const shards = await findShards(deps.db, ids);
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
