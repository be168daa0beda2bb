/** One scale for all brands, lowest first. */
export const TIERS = ['basic', 'silver', 'gold', 'platinum', 'diamond'] as const;
export type Tier = (typeof TIERS)[number];

const rank = (tier: Tier): number => TIERS.indexOf(tier);

/** Does `tier` reach `needed`? */
export const reachesTier = (tier: Tier, needed: Tier): boolean => rank(tier) >= rank(needed);

/** The higher of two. */
export const higherTier = (one: Tier, other: Tier): Tier => (reachesTier(one, other) ? one : other);
