import { benefitRule, worthOf } from './benefits/registry';
import { brokenCondition } from './conditions/registry';
import type { Misfit } from './misfit';
import type { Bill, CouponPiece, CouponRules } from './rules';
import { linesInScope } from './scope';

/** A coupon that fits a bill when it is used alone. */
export type Usable = {
  coupon: CouponPiece;
  /** positions of the eligible lines; none for a gift without a purchase */
  lines: readonly number[];
  /** what it takes off alone; no combination makes it more */
  aloneFen: number;
};
export type Judgement = { fits: true; usable: Usable } | { fits: false; misfit: Misfit };

/** A gift that no purchase is asked for: nothing of the bill decides about it, and it takes nothing off. */
export const isFreeGift = ({ benefit, thresholdFen }: Pick<CouponRules, 'benefit' | 'thresholdFen'>): boolean =>
  benefit.kind === 'exchange' && thresholdFen === 0;

const sumOf = (amounts: readonly number[], lines: readonly number[]): number =>
  lines.reduce((sum, index) => sum + amounts[index]!, 0);

/**
 * What a coupon takes off lines as they stand now, earlier coupons already taken off.
 * The threshold is measured on what is left, so one yuan never counts for two discounts' thresholds.
 */
export const worthNow = (
  { benefit, thresholdFen }: CouponRules,
  lines: readonly number[],
  amounts: readonly number[],
): { ok: true; savedFen: number } | { ok: false; misfit: Misfit } => {
  const eligibleFen = sumOf(amounts, lines);
  if (eligibleFen < thresholdFen) return { ok: false, misfit: { code: 'BELOW_THRESHOLD', thresholdFen, eligibleFen } };
  const savedFen = worthOf(benefit, eligibleFen);
  if (savedFen === 0 && benefitRule(benefit).takesOff) return { ok: false, misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' } };
  return { ok: true, savedFen };
};

/** What can be said without looking at the lines. */
const misfitOutside = ({ state, validFrom, validUntil, rules }: CouponPiece, bill: Bill): Misfit | undefined => {
  if (state === 'expired' || (state === 'issued' && bill.at > validUntil)) return { code: 'EXPIRED', validUntil };
  if (state !== 'issued') return { code: 'WRONG_STATE', state };
  if (bill.at < validFrom) return { code: 'NOT_YET_VALID', validFrom };
  if (rules.channel !== 'both' && rules.channel !== bill.channel) return { code: 'WRONG_CHANNEL', channel: rules.channel };
  if (rules.counterIds !== 'all' && !rules.counterIds.includes(bill.counterId)) return { code: 'WRONG_COUNTER' };
  return brokenCondition(rules.conditions, bill);
};

/** The gift is no line of the bill, so the counter's own goods are asked. */
const judgeFreeGift = (coupon: CouponPiece, { goods, storeId, counterId }: Bill): Judgement =>
  linesInScope(coupon.rules.scope, { lines: goods, storeId, counterId }).length > 0
    ? { fits: true, usable: { coupon, lines: [], aloneFen: 0 } }
    : { fits: false, misfit: { code: 'WRONG_COUNTER' } };

/** Does this coupon, alone, fit this bill, and what does it take off? @throws Error on rules that are not known */
export const judgeCoupon = (coupon: CouponPiece, bill: Bill): Judgement => {
  const outside = misfitOutside(coupon, bill);
  if (outside) return { fits: false, misfit: outside };
  if (isFreeGift(coupon.rules)) return judgeFreeGift(coupon, bill);
  const lines = linesInScope(coupon.rules.scope, bill);
  if (lines.length === 0) return { fits: false, misfit: { code: 'NOT_IN_SCOPE' } };
  const worth = worthNow(coupon.rules, lines, bill.lines.map(line => line.amountFen));
  if (!worth.ok) return { fits: false, misfit: worth.misfit };
  return { fits: true, usable: { coupon, lines, aloneFen: worth.savedFen } };
};
