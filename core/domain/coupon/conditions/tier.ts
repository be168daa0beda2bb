import { TIERS } from '../rules';
import type { ConditionRule } from './registry';

export const tier: ConditionRule<'tier'> = {
  code: 'tier',
  evaluate: ({ atLeast }, { member }) =>
    TIERS.indexOf(member.tier) >= TIERS.indexOf(atLeast) ? undefined : { code: 'TIER_TOO_LOW', atLeast },
};
