import { appliedOrThrow, applyUsable, byLineId, takeOff, type Application } from './apply';
import { benefitRule } from './benefits/registry';
import { judgeCoupon, worthNow, type Usable } from './judge';
import type { Bill, CouponPiece } from './rules';
import { clashWith, inOrder } from './stacking';

/** Up to this many usable coupons the search is exact. */
export const EXACT_UP_TO = 12;

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

/** Adds, again and again, the coupon that raises the saving most, then those that only bring a gift. */
const greedy = (usable: readonly Usable[], bill: Bill): Choice => {
  let best: Choice = { usable: [], savedFen: 0 };
  for (;;) {
    const used = best.usable;
    const steps = usable
      .filter(candidate => !used.includes(candidate))
      .flatMap(candidate => {
        const set = [...used, candidate].sort((left, right) => inOrder(left.coupon, right.coupon));
        const applied = applyUsable(set, bill);
        return applied.ok ? [{ usable: set, savedFen: applied.application.savedFen }] : [];
      });
    const step = steps.reduce<Choice | undefined>((top, one) => (!top || isBetter(one, top) ? one : top), undefined);
    if (!step || !isBetter(step, best)) return best;
    best = step;
  }
};

/** The coupons that take most off alone; ties by the order of application. */
const strongest = (usable: readonly Usable[]): Usable[] =>
  [...usable]
    .sort((left, right) => right.aloneFen - left.aloneFen || inOrder(left.coupon, right.coupon))
    .slice(0, EXACT_UP_TO)
    .sort((left, right) => inOrder(left.coupon, right.coupon));

/**
 * The legal combination that saves most, with as many gifts as go with it. Exact for up to 12 coupons that fit; beyond
 * that the better of the exact answer among the 12 strongest and of the greedy choice among all. Same answer whatever
 * the order of coupons and lines.
 */
export const bestOf = (coupons: readonly CouponPiece[], given: Bill): Application => {
  const bill = byLineId(given);
  const usable = coupons.flatMap(coupon => {
    const judged = judgeCoupon(coupon, bill);
    return judged.fits ? [judged.usable] : [];
  });
  let choice = searchAll(strongest(usable), bill);
  if (usable.length > EXACT_UP_TO) {
    const quick = greedy(usable, bill);
    if (isBetter(quick, choice)) choice = quick;
  }
  return appliedOrThrow(applyUsable(choice.usable, bill));
};
