import { isGift } from '../benefits/registry';
import type { Usable } from '../fit/judge';

/** Coupons that go together, in the order of application, and what they save. */
export type Choice = { usable: readonly Usable[]; savedFen: number };

export const NOTHING: Choice = { usable: [], savedFen: 0 };

/** Does it hand something over in place of money? */
export const bringsGift = ({ coupon }: Usable): boolean => isGift(coupon.rules.benefit);

/** What was paid for it; used up whole, whatever it takes off. */
export const paidFor = ({ coupon: { rules } }: Usable): number => (rules.benefit.kind === 'voucher' ? rules.benefit.priceFen : 0);

/** What was paid for the chosen. */
export const paidIn = ({ usable }: Choice): number => usable.reduce((sum, one) => sum + paidFor(one), 0);

/** How many of the chosen hand something over. */
export const giftsIn = ({ usable }: Choice): number => usable.filter(bringsGift).length;

/** What ends sooner first; then by id. */
export const byEnd = ({ coupon: left }: Usable, { coupon: right }: Usable): number =>
  left.validUntil - right.validUntil || (left.couponId < right.couponId ? -1 : 1);

/** Which of two lists of one length holds the less where they first differ: below 0 the first, 0 when they are alike. */
const firstDifference = <T extends number | string>(one: readonly T[], other: readonly T[]): number => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
};

const endsOf = ({ usable }: Choice): number[] => usable.map(({ coupon }) => coupon.validUntil).sort((left, right) => left - right);
const idsOf = ({ usable }: Choice): string[] => usable.map(({ coupon }) => coupon.couponId).sort();

/** Of two with as many coupons: whose first to end ends sooner; if they end together, whose second does, and so on; else by id, the smallest first. */
const endsSooner = (one: Choice, other: Choice): boolean =>
  (firstDifference(endsOf(one), endsOf(other)) || firstDifference(idsOf(one), idsOf(other))) < 0;

/**
 * Saves more; else uses up less that was paid for; else brings more gifts; else uses fewer coupons; else uses those that
 * end sooner; else by id: never by the order of the input.
 */
export const isBetter = (one: Choice, other: Choice): boolean => {
  if (one.savedFen !== other.savedFen) return one.savedFen > other.savedFen;
  const paidFen = paidIn(one) - paidIn(other);
  if (paidFen !== 0) return paidFen < 0;
  const gifts = giftsIn(one) - giftsIn(other);
  if (gifts !== 0) return gifts > 0;
  if (one.usable.length !== other.usable.length) return one.usable.length < other.usable.length;
  return endsSooner(one, other);
};

/** The better of two; the first when they are alike, so that the order of the search decides nothing else. */
export const betterOf = (one: Choice, other: Choice): Choice => (isBetter(other, one) ? other : one);
