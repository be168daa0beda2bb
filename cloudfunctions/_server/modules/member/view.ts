import type { MemberView } from '@core/contracts/member';
import type { Deps } from '../../deps';
import { pointsOf } from '../points/change';
import { brandOf, loadOrg, storeOf, toBrandRef, type Org } from '../org/service';
import { staffNames } from '../staff/service';
import type { BrandMembership, Member } from './documents';
import { findActiveMemberships } from './repo';

const membershipView = (org: Org, guides: ReadonlyMap<string, string>, { brandId, since, source }: BrandMembership) => {
  const guideName = source.guideId === undefined ? undefined : guides.get(source.guideId);
  return {
    brand: toBrandRef(brandOf(org, brandId)),
    since,
    ...(guideName === undefined ? {} : { guideName }),
    ...(source.storeId === undefined ? {} : { storeName: storeOf(org, source.storeId).name }),
  };
};

/** The member's own view of herself, with her brands and who brought her there. */
export const toMemberView = async (deps: Deps, member: Member): Promise<MemberView> => {
  const [org, memberships] = await Promise.all([loadOrg(deps), findActiveMemberships(deps.db, member._id)]);
  const guides = await staffNames(
    deps,
    memberships.flatMap(({ source }) => source.guideId ?? []),
  );
  return {
    memberId: member._id,
    state: member.state === 'paused' ? 'paused' : 'active',
    name: member.name,
    phoneMasked: member.phoneMasked,
    tier: member.tier,
    // what is held for a bill is not hers to use now
    points: pointsOf(member, deps.now()),
    joinedAt: member.joinedAt,
    brands: memberships.map(membership => membershipView(org, guides, membership)),
  };
};
