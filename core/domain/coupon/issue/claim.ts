import { brokenCondition, type Circumstances } from '../conditions/registry';
import type { Condition } from '../rules';
import type { TemplateState } from '../template/template-state';

/** What claiming is judged by, as far as the template says it. */
export type Offer = {
  state: TemplateState;
  inCentre: boolean;
  claimFrom: number;
  claimUntil: number;
  perMember: number;
  conditions: readonly Condition[];
};

export type ClaimRefusal =
  | 'TEMPLATE_NOT_FOUND'
  | 'TEMPLATE_NOT_STARTED'
  | 'TEMPLATE_ENDED'
  | 'COUPON_LIMIT_REACHED'
  | 'COUPON_TIER_TOO_LOW'
  | 'COUPON_NEW_MEMBERS_ONLY'
  | 'COUPON_NOT_INVITED';

/** Is the offer one that is handed out at all, in the centre or by another way? */
const isOpen = ({ state }: Offer): boolean => state === 'published' || state === 'ended';

/** Is the offer one that shoppers can see? */
export const isShown = (offer: Offer): boolean => offer.inCentre && isOpen(offer);

const refusalAtClaim: Partial<Record<string, ClaimRefusal>> = {
  TIER_TOO_LOW: 'COUPON_TIER_TOO_LOW',
  WRONG_TIER: 'COUPON_TIER_TOO_LOW',
  NEW_MEMBERS_ONLY: 'COUPON_NEW_MEMBERS_ONLY',
  TAG_MISSING: 'COUPON_NOT_INVITED',
};

/** Conditions on the person; weekdays and hours are asked when the coupon is used, not when it is taken. */
const aboutThePerson = ({ code }: Condition): boolean => code === 'tier' || code === 'tiers' || code === 'new-member' || code === 'tag';

/** Is this the time to take it? */
const refusedByTime = ({ state, claimFrom, claimUntil }: Offer, now: number): ClaimRefusal | undefined => {
  if (state === 'ended' || now > claimUntil) return 'TEMPLATE_ENDED';
  return now < claimFrom ? 'TEMPLATE_NOT_STARTED' : undefined;
};

/**
 * Why this person cannot get a piece now by another way than the centre (a passphrase, a gift of staff, a code), stock
 * aside; undefined when she can. `mine` is how many she had; leave it out where the limit per member does not hold.
 */
export const refuseTaking = (
  offer: Offer,
  member: Circumstances['member'] | undefined,
  mine: number | undefined,
  now: number,
): ClaimRefusal | undefined => {
  if (!isOpen(offer)) return 'TEMPLATE_NOT_FOUND';
  const early = refusedByTime(offer, now);
  if (early || !member) return early;
  if (mine !== undefined && mine >= offer.perMember) return 'COUPON_LIMIT_REACHED';
  const broken = brokenCondition(offer.conditions.filter(aboutThePerson), { at: now, member });
  return broken && refusalAtClaim[broken.code];
};

/** Why this person cannot take the offer from the centre now, stock aside; undefined when she can. */
export const refuseClaim = (
  offer: Offer,
  member: Circumstances['member'] | undefined,
  mine: number,
  now: number,
): ClaimRefusal | undefined => (isShown(offer) ? refuseTaking(offer, member, mine, now) : 'TEMPLATE_NOT_FOUND');
