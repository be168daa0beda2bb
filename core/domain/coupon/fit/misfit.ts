import type { Tier } from '../../member/tier';
import type { Channel, CouponState, OpenTime } from '../rules';

/** Why a coupon does not fit a bill; a closed list, each with the facts its sentence speaks of. */
export type Misfit =
  | { code: 'NOT_YET_VALID'; validFrom: number }
  | { code: 'EXPIRED'; validUntil: number }
  | { code: 'WRONG_STATE'; state: CouponState; until?: number }
  | { code: 'WRONG_CHANNEL'; channel: Channel }
  | { code: 'WRONG_COUNTER' }
  | { code: 'NOT_IN_SCOPE' }
  | { code: 'BELOW_THRESHOLD'; thresholdFen: number; eligibleFen: number }
  | { code: 'WRONG_WEEKDAY'; days: readonly number[] }
  | { code: 'WRONG_HOUR'; fromMinute: number; untilMinute: number }
  | { code: 'WRONG_TIME'; anyOf: readonly OpenTime[] }
  | { code: 'TIER_TOO_LOW'; atLeast: Tier }
  | { code: 'WRONG_TIER'; anyOf: readonly Tier[] }
  | { code: 'NEW_MEMBERS_ONLY'; withinDays: number }
  | { code: 'TAG_MISSING'; anyOf: readonly string[] }
  | { code: 'NO_FREIGHT' }
  | {
      code: 'DOES_NOT_COMBINE';
      why: 'exclusive' | 'class' | 'own-kind';
      withCouponId: string;
      withTitle: string;
      className?: string;
      limit?: number;
    }
  | { code: 'LIMIT_PER_BILL'; limit: number }
  | { code: 'NOTHING_LEFT_TO_DISCOUNT' };
export type MisfitCode = Misfit['code'];
