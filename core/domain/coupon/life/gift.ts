import type { CouponRules } from '../rules';

/** Conditions that speak of the person: who was chosen for the offer cannot pass the choice on. */
const PERSONAL: ReadonlySet<string> = new Set(['tier', 'tiers', 'new-member', 'tag']);

/**
 * May a coupon be given to a friend? What a newcomer was welcomed with, and what is only for some people, stays with whom
 * it was meant for.
 */
export const mayBeGiven = ({ conditions }: Pick<CouponRules, 'conditions'>, source: string): boolean =>
  source !== 'welcome-pack' && !conditions.some(({ code }) => PERSONAL.has(code));
