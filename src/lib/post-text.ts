import type { Acting } from '@/lib/acting';
import { roleNames } from '@core/domain/staff/role-names';

const WHOLE_GROUP = '全集团';

const placeOf = ({ role, storeName, brandName }: Acting): string =>
  brandName ?? (role === 'group-operator' || role === 'finance' ? WHOLE_GROUP : storeName);

/** "集团运营 · 全集团", "品牌运营 · 青萝", "店长 · 湖滨店": a post and what it reaches. */
export const postText = (post: Acting): string => [roleNames[post.role], placeOf(post)].join(' · ');
