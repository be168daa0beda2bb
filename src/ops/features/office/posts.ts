import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import type { Acting } from '@/lib/acting';

export type PostList = OutputOf<GuideContract, 'post.list'>;
type Post = PostList['posts'][number];

const AT_HEADQUARTERS: ReadonlySet<Post['role']> = new Set<Post['role']>([
  'store-manager',
  'brand-operator',
  'group-operator',
  'finance',
]);

const toActing = ({ role, store, brand }: Post): Acting => ({
  role,
  storeId: store.storeId,
  storeName: store.name,
  ...(brand ? { brandId: brand.brandId, brandName: brand.name } : {}),
});

/** The posts of hers that have something to do here. */
export const officePosts = (posts: readonly Post[]): Acting[] =>
  posts.filter(({ role }) => AT_HEADQUARTERS.has(role)).map(toActing);

/** A post's own name among hers; a manager keeps her post at whichever counter she stands. */
export const postKey = ({ role, storeId, brandId = '' }: Acting): string =>
  [role, storeId, brandId].join(' ');
