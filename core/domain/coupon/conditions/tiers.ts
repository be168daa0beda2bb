import type { ConditionRule } from './registry';

export const tiers: ConditionRule<'tiers'> = {
  code: 'tiers',
  evaluate: ({ anyOf }, { member }) => (anyOf.includes(member.tier) ? undefined : { code: 'WRONG_TIER', anyOf }),
};
