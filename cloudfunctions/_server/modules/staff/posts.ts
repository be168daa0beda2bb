import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import { currentPosts } from '@core/domain/staff/post';
import {
  categoryOf,
  counterOf,
  coversStore,
  brandOf,
  storeOf,
  toBrandRef,
  toCategoryRef,
  toCounterRef,
  toStoreRef,
  type Org,
} from '../org/service';
import type { Post, Staff } from './documents';

export type PostView = OutputOf<GuideContract, 'post.list'>['posts'][number];

/** A manager's post is of the store; a cashier's when it leaves no counter out: then her desk is the store's own till. */
export const isOfWholeStore = (org: Org, { role, storeId, counterIds }: Pick<Post, 'role' | 'storeId' | 'counterIds'>): boolean =>
  role === 'store-manager' || (role === 'cashier' && coversStore(org, storeId, counterIds));

const toPostView = (org: Org, { role, storeId, counterIds, brandId: ofBrand }: Post): PostView => ({
  role,
  store: toStoreRef(storeOf(org, storeId)),
  ...(ofBrand === undefined ? {} : { brand: toBrandRef(brandOf(org, ofBrand)) }),
  wholeStore: isOfWholeStore(org, { role, storeId, counterIds }),
  counters: counterIds.map(id => {
    const counter = counterOf(org, id);
    return {
      ...toCounterRef(org, counter),
      brands: counter.brandIds.map(brandId => toBrandRef(brandOf(org, brandId))),
      categories: counter.categoryIds.map(categoryId => toCategoryRef(categoryOf(org, categoryId))),
    };
  }),
});

/** Where she may act now; nowhere unless she is active. */
export const postViews = (org: Org, staff: Staff, now: number): PostView[] =>
  staff.state === 'active' ? currentPosts(staff.posts, now).map(post => toPostView(org, post)) : [];

/** Her post in one store: the one that is held now, else the last one. */
export const postInStore = (staff: Staff, storeId: string, now: number): Post | undefined => {
  const here = staff.posts.filter(post => post.storeId === storeId);
  return currentPosts(here, now)[0] ?? here.at(-1);
};
