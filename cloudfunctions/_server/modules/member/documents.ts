import type { Tier } from '@core/contracts/shared';
import type { TierPeriod } from '@core/domain/member/tier-period';
import type { Hold } from '@core/domain/points/holds';
import type { Lot } from '@core/domain/points/lots';
import type { Doc } from '../../db/database';

/** One person. Personal data is encrypted or masked; `deleted` keeps the id for the ledgers and nothing else. */
export type Member = Doc & {
  /** `paused`: the mall's terms are withdrawn */
  state: 'active' | 'paused' | 'deleted';
  /** unique, so a deleted member keeps a value of her own: see `erasedKey` */
  openid: string;
  name: string;
  phoneSealed?: string;
  /** unique likewise */
  phoneHash: string;
  phoneMasked: string;
  tier: Tier;
  /** until when a tier above the lowest is held, and how it came */
  tierPeriod?: TierPeriod;
  /** the sum of `pointLots`; what the ledger's postings come to, changed with them */
  points: number;
  /** when the points end; the first to end at the top */
  pointLots?: Lot[];
  /** of these, what her open bills keep for themselves; absent for nothing, and one that is over keeps nothing */
  pointHolds?: Hold[];
  /** when the first of them end */
  pointsEndAt?: number;
  /** points taken back by a refund that she had spent; what she earns next pays it */
  pointsDebt?: number;
  joinedAt: number;
  /** only on somebody who left and came back: the ids she had, so that limits per member hold, and when she first joined */
  formerIds?: string[];
  firstJoinedAt?: number;
  /** when a phone of hers was last revoked as lost; from then on each further phone proves her number */
  deviceLostAt?: number;
  /** counted up by every change that two calls must not make at once: it is where they meet, and one of them loses */
  revision?: number;
  deletedAt?: number;
  schema: 1;
};

/**
 * A way to recognise a person; `_id` is `<kind>:<keyed hash>`. It outlives the membership (`left`), as a hash only, so that
 * joining again brings no second welcome pack.
 */
export type Identity = Doc & {
  kind: 'wechat-mini' | 'phone';
  memberId: string;
  state: 'active' | 'left';
  since: number;
  leftAt?: number;
  /** whose welcome packs came with it: `mall` and brand ids */
  packs: string[];
};

/** How someone came: kept as it was on that day. */
export type Source = {
  channel: 'wechat-mini';
  placement?: 'badge' | 'counter-sign' | 'poster';
  scene?: string;
  guideId?: string;
  storeId?: string;
  counterId?: string;
  campaign?: string;
};

/** A member's enrolment with a brand; `_id` is `bm_<memberId>_<brandId>`. */
export type BrandMembership = Doc & {
  memberId: string;
  brandId: string;
  state: 'active' | 'ended';
  since: number;
  source: Source;
  endedAt?: number;
  /** enrolments that ended before this one */
  past: { since: number; endedAt: number; source: Source }[];
};

export const MEMBERS = 'members';
export const IDENTITIES = 'identities';
export const BRAND_MEMBERSHIPS = 'brand_memberships';

/** What stands in a unique field of somebody who left; no openid and no hash has a colon. */
export const erasedKey = (memberId: string): string => `left:${memberId}`;

/** Every id she ever had: leaving and coming back is no way around a limit per member. */
export const everyIdOf = ({ _id, formerIds = [] }: Pick<Member, '_id' | 'formerIds'>): string[] => [_id, ...formerIds];

/** What offers judge her by; whoever comes back is no new member. */
export const judgedAs = ({ tier, joinedAt, firstJoinedAt = joinedAt }: Pick<Member, 'tier' | 'joinedAt' | 'firstJoinedAt'>) => ({
  tier,
  joinedAt: firstJoinedAt,
});

export const membershipId = (memberId: string, brandId: string): string => `bm_${memberId}_${brandId}`;
