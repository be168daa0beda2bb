import type { Tier } from '@core/contracts/shared';

/** What the tiers are called on cards and screens. */
export const tierNames: Record<Tier, string> = {
  basic: '普卡',
  silver: '银卡',
  gold: '金卡',
  platinum: '白金卡',
  diamond: '钻石卡',
};
