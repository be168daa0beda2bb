import { DAY_MS, endOfDayAfter } from '../calendar';
import { higherTier, reachesTier, TIERS, type Tier } from './tier';

/** What was paid (after coupons and points, less refunds) in twelve months to reach a tier, fen. */
export const TIER_SPEND_FEN: Readonly<Record<Tier, number>> = {
  basic: 0,
  silver: 500_000,
  gold: 2_000_000,
  platinum: 5_000_000,
  diamond: 12_000_000,
};

const TIER_DAYS = 365;

/** A tier above the lowest is held until `until`; `before`: what she held when spending raised her to it. */
export type TierPeriod = { since: number; until: number; before?: { tier: Tier; until?: number } };
export type HeldTier = { tier: Tier; period?: TierPeriod };

/** The tier that an amount reaches. */
export const tierFor = (spentFen: number): Tier => [...TIERS].reverse().find(tier => spentFen >= TIER_SPEND_FEN[tier])!;

/** Spending counts for twelve months. */
export const spendFrom = (at: number): number => at - TIER_DAYS * DAY_MS;

/** From when spending counts that the tier she holds was reached by. */
export const heldFrom = ({ since }: TierPeriod): number => spendFrom(since);

const untilOf = (now: number): number => endOfDayAfter(now, TIER_DAYS);

const held = (tier: Tier, now: number, before?: TierPeriod['before']): HeldTier =>
  tier === 'basic' ? { tier } : { tier, period: { since: now, until: untilOf(now), ...(before ? { before } : {}) } };

/** The period of a tier that was given, not spent for: brought along from an old card. */
export const givenPeriod = (now: number): TierPeriod => ({ since: now, until: untilOf(now) });

const oneBelow = (tier: Tier): Tier => TIERS[Math.max(0, TIERS.indexOf(tier) - 1)]!;

/** Spending raised her, and refunds since have undone what it was raised by. */
const isUndone = ({ tier, period }: HeldTier, heldSpentFen: number): boolean =>
  period?.before !== undefined && heldSpentFen < TIER_SPEND_FEN[tier];

const beforeAgain = ({ period }: HeldTier, heldSpentFen: number, now: number): HeldTier => {
  const before = period!.before!;
  const reached = tierFor(heldSpentFen);
  if (!reachesTier(before.tier, reached)) return { tier: reached, period: { ...period!, before } };
  if (before.tier === 'basic') return { tier: 'basic' };
  return { tier: before.tier, period: { since: period!.since, until: before.until ?? untilOf(now) } };
};

/**
 * The tier as it should be: raised at once when the last twelve months reach a higher one, then kept for a year whatever
 * she spends; at its end it is what the last twelve months reach, but never more than one step below. A tier that was
 * reached by what has been refunded since is taken away at once, down to what it was before.
 *
 * @param spentFen paid in the twelve months until now
 * @param heldSpentFen paid since `heldFrom` of her period; only refunds can bring it below what the tier needs
 */
export const judgeTier = (
  state: HeldTier,
  { spentFen, heldSpentFen, now }: { spentFen: number; heldSpentFen: number; now: number },
): HeldTier => {
  const current = isUndone(state, heldSpentFen) ? beforeAgain(state, heldSpentFen, now) : state;
  const reached = tierFor(spentFen);
  if (!reachesTier(current.tier, reached)) {
    const { tier, period } = current;
    return held(reached, now, { tier, ...(period ? { until: period.until } : {}) });
  }
  if (current.period === undefined || now <= current.period.until) return current;
  return held(higherTier(reached, oneBelow(current.tier)), now);
};

/** The next tier up and what is missing to it; undefined at the top. */
export const nextTier = (tier: Tier, spentFen: number): { tier: Tier; needFen: number; missingFen: number } | undefined => {
  const next = TIERS[TIERS.indexOf(tier) + 1];
  if (next === undefined) return undefined;
  const needFen = TIER_SPEND_FEN[next];
  return { tier: next, needFen, missingFen: Math.max(0, needFen - spentFen) };
};
