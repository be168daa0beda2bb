import { benefitRule, countedOn, isGift, termsOf, takenBy, type Terms } from '../benefits/registry';
import { brokenCondition } from '../conditions/registry';
import type { Misfit } from './misfit';
import type { Bill, CouponPiece, CouponRules } from '../rules';
import { anyTakesPart, eligibleLines, withoutProducts } from './scope';
import { stateAt } from '../life/state';

/** A coupon that fits a bill when it is used alone. */
export type Usable = {
  coupon: CouponPiece;
  /** positions of the eligible lines, on which the threshold is measured; none for a gift without a purchase */
  lines: readonly number[];
  /** positions in `amountsOf` from which it takes off: its lines, or the freight */
  from: readonly number[];
  terms: Terms;
  /** what the eligible lines must hold when its turn comes */
  needFen: number;
  /** what it takes off alone; no combination makes it more */
  aloneFen: number;
};
export type Judgement = { fits: true; usable: Usable } | { fits: false; misfit: Misfit };
type Worth = { ok: true; savedFen: number } | { ok: false; misfit: Misfit };

/** A gift that no purchase is asked for: nothing of the bill decides about it, and it takes nothing off. */
export const isFreeGift = ({ benefit, thresholdFen }: Pick<CouponRules, 'benefit' | 'thresholdFen'>): boolean =>
  isGift(benefit) && thresholdFen === 0;

/** What a purchase must come to: the threshold, and with steps the first of them. */
export const neededFen = ({ benefit, thresholdFen }: Pick<CouponRules, 'benefit' | 'thresholdFen'>): number =>
  Math.max(thresholdFen, termsOf(benefit).step?.everyFen ?? 0);

/** What can be taken off: the lines in the order of the bill, and after them the freight. */
export const amountsOf = ({ lines, freightFen = 0 }: Bill): number[] => [...lines.map(({ amountFen }) => amountFen), freightFen];

/** @returns what these positions hold */
export const sumOf = (amounts: ArrayLike<number>, positions: readonly number[]): number => {
  let sum = 0;
  for (const position of positions) sum += amounts[position]!;
  return sum;
};

/**
 * What a coupon takes off amounts as they stand now, earlier coupons already taken off.
 * The threshold is measured on what is left, so one yuan never counts for two discounts' thresholds, unless a template says
 * that it is measured on the bill: that was asked when it was judged.
 */
export const worthNow = ({ coupon, lines, from, terms, needFen }: Omit<Usable, 'aloneFen'>, amounts: ArrayLike<number>): Worth => {
  const { benefit } = coupon.rules;
  const eligibleFen = sumOf(amounts, lines);
  if (eligibleFen < needFen) return { ok: false, misfit: { code: 'BELOW_THRESHOLD', thresholdFen: needFen, eligibleFen } };
  const savedFen = takenBy(terms, from === lines ? eligibleFen : sumOf(amounts, from));
  if (savedFen === 0 && !isGift(benefit)) return { ok: false, misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' } };
  return { ok: true, savedFen };
};

/** Held, used up, or outside its window? A lock of this very bill holds also past the coupon's end. */
const misfitOfState = (piece: CouponPiece, { at, heldBy }: Bill): Misfit | undefined => {
  const { validFrom, validUntil, lock, giftUntil } = piece;
  const state = stateAt(piece, at);
  if (state === 'locked' && lock && lock.by === heldBy) return undefined;
  if (state === 'expired' || (state === 'issued' && at > validUntil)) return { code: 'EXPIRED', validUntil };
  if (state === 'issued') return at < validFrom ? { code: 'NOT_YET_VALID', validFrom } : undefined;
  const until = state === 'locked' ? lock?.until : state === 'giving' ? giftUntil : undefined;
  return { code: 'WRONG_STATE', state, ...(until === undefined ? {} : { until }) };
};

/** What no change of the bill mends: the coupon itself, and where it is used. */
const misfitOutside = (piece: CouponPiece, bill: Bill): Misfit | undefined => {
  const { rules } = piece;
  const held = misfitOfState(piece, bill);
  if (held) return held;
  if (rules.channel !== 'both' && rules.channel !== bill.channel) return { code: 'WRONG_CHANNEL', channel: rules.channel };
  // of a gift without a purchase the goods are asked, not the lines
  return isFreeGift(rules) || anyTakesPart(rules, bill) ? undefined : { code: 'WRONG_COUNTER' };
};

const no = (misfit: Misfit): Judgement => ({ fits: false, misfit });

/** The gift is no line of the bill, so the counter's own goods are asked; which products it has of them nobody knows. */
const judgeFreeGift = (coupon: CouponPiece, bill: Bill): Judgement => {
  const { scope, conditions, benefit, counterIds } = coupon.rules;
  const handedOut = eligibleLines({ scope: withoutProducts(scope), counterIds }, { ...bill, lines: bill.goods });
  if (handedOut.length === 0) return no({ code: 'WRONG_COUNTER' });
  const broken = brokenCondition(conditions, bill);
  return broken ? no(broken) : { fits: true, usable: { coupon, lines: [], from: [], terms: termsOf(benefit), needFen: 0, aloneFen: 0 } };
};

/**
 * Does this coupon, alone, fit this bill, and what does it take off? Of several reasons against it, the one that changes
 * last is told: what it is and where it counts, then who and when, then how much.
 * @throws Error on rules that are not known
 */
export const judgeCoupon = (coupon: CouponPiece, bill: Bill): Judgement => {
  const outside = misfitOutside(coupon, bill);
  if (outside) return no(outside);
  const { benefit, conditions } = coupon.rules;
  if (isFreeGift(coupon.rules)) return judgeFreeGift(coupon, bill);
  const lines = eligibleLines(coupon.rules, bill);
  // a bill without lines may yet have any
  if (lines.length === 0 && bill.lines.length > 0) return no({ code: 'NOT_IN_SCOPE' });
  const broken = brokenCondition(conditions, bill);
  if (broken) return no(broken);
  if (lines.length === 0) return no({ code: 'NOT_IN_SCOPE' });
  const offFreight = benefitRule(benefit).takesFrom === 'freight';
  if (offFreight && !bill.freightFen) return no({ code: 'NO_FREIGHT' });
  const amounts = amountsOf(bill);
  const alone = {
    coupon,
    lines,
    from: offFreight ? [bill.lines.length] : lines,
    terms: termsOf(benefit),
    needFen: neededFen(coupon.rules),
  };
  const worth = worthNow(alone, amounts);
  if (!worth.ok) return no(worth.misfit);
  const usable = { ...alone, aloneFen: worth.savedFen };
  if (coupon.rules.thresholdOn !== 'before') return { fits: true, usable };
  return { fits: true, usable: { ...usable, needFen: 0, terms: countedOn(alone.terms, sumOf(amounts, lines)) } };
};
