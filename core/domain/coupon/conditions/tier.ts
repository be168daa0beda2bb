import { reachesTier } from '../../member/tier';
import type { ConditionRule } from './registry';

export const tier: ConditionRule<'tier'> = {
  code: 'tier',
  evaluate: ({ atLeast }, { member }) => (reachesTier(member.tier, atLeast) ? undefined : { code: 'TIER_TOO_LOW', atLeast }),
};
