import { appliedOrThrow, applyUsable, byLineId, takeOff, type Application } from './apply';
import { benefitRule } from './benefits/registry';
import { judgeCoupon, worthNow, type Usable } from './judge';
import type { Bill, CouponPiece } from './rules';
import { clashWith, inOrder } from './stacking';

/** Up to this many usable coupons the search is exact. */
export const EXACT_UP_TO = 12;

/** So many coupons go on one bill. */
export const COUPONS_PER_BILL = 20;

type Choice = { usable: readonly Usable[]; savedFen: number };

const giftsIn = ({ usable }: Choice): number => usable.filter(({ coupon }) => !benefitRule(coupon.rules.benefit).takesOff).length;

/** Saves more; else brings more gifts; else uses fewer coupons; else uses those that end sooner; else by id: never by the order of the input. */
const isBetter = (one: Choice, other: Choice): boolean => {
  if (one.savedFen !== other.savedFen) return one.savedFen > other.savedFen;
  const gifts = giftsIn(one) - giftsIn(other);
  if (gifts !== 0) return gifts > 0;
  if (one.usable.length !== other.usable.length) return one.usable.length < other.usable.length;
  for (const [index, { coupon }] of one.usable.entries()) {
    const rival = other.usable[index]!.coupon;
    if (coupon.validUntil !== rival.validUntil) return coupon.validUntil < rival.validUntil;
    if (coupon.couponId !== rival.couponId) return coupon.couponId < rival.couponId;
  }
  return false;
};

/** What the coupons from each position on could still save at most: none saves more than alone. */
const promises = (usable: readonly Usable[]): number[] => {
  const most = [...usable.map(({ aloneFen }) => aloneFen), 0];
  for (let index = usable.length - 1; index >= 0; index -= 1) most[index] = most[index]! + most[index + 1]!;
  return most;
};

/** Every legal set of up to 12 coupons, in the order of application, cut where no better one can follow. */
const searchAll = (usable: readonly Usable[], bill: Bill): Choice => {
  const most = promises(usable);
  let best: Choice = { usable: [], savedFen: 0 };
  const visit = (position: number, chosen: Usable[], amounts: readonly number[], savedFen: number): void => {
    const here = { usable: chosen, savedFen };
    if (isBetter(here, best)) best = here;
    if (position === usable.length || savedFen + most[position]! < best.savedFen) return;
    const candidate = usable[position]!;
    if (!clashWith(chosen.map(({ coupon }) => coupon), candidate.coupon)) {
      const worth = worthNow(candidate.coupon.rules, candidate.lines, amounts);
      if (worth.ok) {
        const left = [...amounts];
        takeOff(worth.savedFen, candidate.lines, left);
        visit(position + 1, [...chosen, candidate], left, savedFen + worth.savedFen);
      }
    }
    visit(position + 1, chosen, amounts, savedFen);
  };
  visit(0, [], bill.lines.map(line => line.amountFen), 0);
  return best;
};

/** The best way to add one more coupon, if any fits. A coupon never brings more than it does alone, so weaker ones are not tried. */
const bestStep = (from: Choice, byStrength: readonly Usable[], bill: Bill): Choice | undefined => {
  let step: Choice | undefined;
  for (const candidate of byStrength) {
    if (step && from.savedFen + candidate.aloneFen < step.savedFen) break;
    if (from.usable.includes(candidate)) continue;
    const usable = [...from.usable, candidate].sort((left, right) => inOrder(left.coupon, right.coupon));
    const applied = applyUsable(usable, bill);
    if (!applied.ok) continue;
    const one = { usable, savedFen: applied.application.savedFen };
    if (!step || isBetter(one, step)) step = one;
  }
  return step;
};

/** Adds, again and again, the coupon that raises the saving most, then those that only bring a gift. */
const greedy = (byStrength: readonly Usable[], bill: Bill): Choice => {
  let best: Choice = { usable: [], savedFen: 0 };
  while (best.usable.length < COUPONS_PER_BILL) {
    const step = bestStep(best, byStrength, bill);
    if (!step || !isBetter(step, best)) break;
    best = step;
  }
  return best;
};

/** Those that take most off alone come first; ties by the order of application. */
const inStrength = (usable: readonly Usable[]): Usable[] =>
  [...usable].sort((left, right) => right.aloneFen - left.aloneFen || inOrder(left.coupon, right.coupon));

/**
 * The legal combination that saves most, with as many gifts as go with it. Exact for up to 12 coupons that fit; beyond
 * that the better of the exact answer among the 12 strongest and of the greedy choice among all, of at most 20 coupons.
 * Same answer whatever the order of coupons and lines.
 */
export const bestOf = (coupons: readonly CouponPiece[], given: Bill): Application => {
  const bill = byLineId(given);
  const usable = coupons.flatMap(coupon => {
    const judged = judgeCoupon(coupon, bill);
    return judged.fits ? [judged.usable] : [];
  });
  const byStrength = inStrength(usable);
  const strongest = byStrength.slice(0, EXACT_UP_TO).sort((left, right) => inOrder(left.coupon, right.coupon));
  let choice = searchAll(strongest, bill);
  if (usable.length > EXACT_UP_TO) {
    const quick = greedy(byStrength, bill);
    if (isBetter(quick, choice)) choice = quick;
  }
  return appliedOrThrow(applyUsable(choice.usable, bill));
};
