import { takeOff } from '../money/apply';
import { amountsOf, worthNow, type Usable } from '../fit/judge';
import { COUPONS_PER_BILL } from '../limits';
import type { Bill, CouponPiece } from '../rules';
import { clashWith, inOrder } from '../fit/stacking';
import { betterOf, byEnd, isBetter, NOTHING, type Choice } from './choice';

type Compare = (left: Usable, right: Usable) => number;

const inTurn: Compare = (left, right) => inOrder(left.coupon, right.coupon);
const byId: Compare = (left, right) => (left.coupon.couponId < right.coupon.couponId ? -1 : 1);
/** Those that take most off alone come first. */
export const byStrength: Compare = (left, right) => right.aloneFen - left.aloneFen || inTurn(left, right);

/** What coupons in the order of application save; undefined when they do not go together. */
const savedBy = (usable: readonly Usable[], bill: Bill): number | undefined => {
  const amounts = amountsOf(bill);
  const chosen: CouponPiece[] = [];
  let savedFen = 0;
  for (const one of usable) {
    const worth = clashWith(chosen, one.coupon) ? undefined : worthNow(one, amounts);
    if (!worth?.ok) return undefined;
    takeOff(worth.savedFen, one.from, amounts);
    savedFen += worth.savedFen;
    chosen.push(one.coupon);
  }
  return savedFen;
};

/** With one coupon more, when they still go together. */
const withOne = (from: Choice, one: Usable, bill: Bill): Choice | undefined => {
  const usable = [...from.usable, one].sort(inTurn);
  const savedFen = savedBy(usable, bill);
  return savedFen === undefined ? undefined : { usable, savedFen };
};

/** The best way to add one more coupon, if any fits. A coupon never brings more than it does alone, so most are not tried. */
const bestStep = (from: Choice, strongestFirst: readonly Usable[], bill: Bill): Choice | undefined => {
  let step: Choice | undefined;
  for (const one of strongestFirst) {
    if (from.usable.includes(one)) continue;
    const atMost = { usable: [...from.usable, one], savedFen: from.savedFen + one.aloneFen };
    if (step && !isBetter(atMost, step)) continue;
    const longer = withOne(from, one, bill);
    if (longer && (!step || isBetter(longer, step))) step = longer;
  }
  return step;
};

/** Adds, again and again, the coupon that raises the saving most, then those that only bring a gift. */
const stepByStep = (usable: readonly Usable[], bill: Bill): Choice => {
  const strongestFirst = [...usable].sort(byStrength);
  let best = NOTHING;
  while (best.usable.length < COUPONS_PER_BILL) {
    const step = bestStep(best, strongestFirst, bill);
    if (!step || !isBetter(step, best)) break;
    best = step;
  }
  return best;
};

/** Goes through them once and adds each that still goes with those before. */
const oneByOne = (usable: readonly Usable[], bill: Bill): Choice => {
  let choice = NOTHING;
  for (const one of usable) {
    if (choice.usable.length === COUPONS_PER_BILL) break;
    choice = withOne(choice, one, bill) ?? choice;
  }
  return choice;
};

/** The best of what people would do by hand: step by step, or through the pile by worth, by end, by number or in the order of application. */
export const greedy = (usable: readonly Usable[], bill: Bill): Choice =>
  [byStrength, byEnd, byId, inTurn].map(order => oneByOne([...usable].sort(order), bill)).reduce(betterOf, stepByStep(usable, bill));
