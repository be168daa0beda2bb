import { appliedOrThrow, applyUsable, byLineId, type Application } from '../money/apply';
import { amountsOf, judgeCoupon, type Usable } from '../fit/judge';
import type { Bill, CouponPiece } from '../rules';
import { betterOf, NOTHING, type Choice } from './choice';
import { explore } from './explore';
import { byStrength, greedy } from './greedy';
import { inOrder } from '../fit/stacking';

/** Up to this many usable coupons the search is exact, however long it takes. */
export const EXACT_UP_TO = 12;

/** Beyond that it gives up after so many amounts were looked at, some tenths of a second; few wallets come near it. */
const MOST_EFFORT = 3_000_000;

const isExclusive = ({ coupon }: Usable): boolean => coupon.rules.stacking.kind === 'exclusive';

/** An exclusive coupon is a choice of its own, and nothing else is to be searched with it. */
const bestAlone = (usable: readonly Usable[]): Choice =>
  usable
    .filter(isExclusive)
    .map((one): Choice => ({ usable: [one], savedFen: one.aloneFen }))
    .reduce(betterOf, NOTHING);

const bestChoice = (usable: readonly Usable[], bill: Bill, mostEffort: number): Choice => {
  const alone = bestAlone(usable);
  const others = usable.filter(one => !isExclusive(one));
  const amounts = amountsOf(bill);
  if (others.length <= EXACT_UP_TO) return explore(others, amounts, alone, Infinity).best;
  const start = betterOf(alone, greedy(others, bill));
  const { best, complete } = explore(others, amounts, start, mostEffort);
  if (complete) return best;
  const strongest = [...others].sort(byStrength).slice(0, EXACT_UP_TO);
  return explore(strongest, amounts, best, Infinity).best;
};

/**
 * The legal combination that saves most, with as many gifts as go with it; of at most 20 coupons. Exact for up to 12
 * coupons that fit, and beyond that unless the search grows past `mostEffort`: then no worse than the exact answer among
 * the 12 strongest and than adding by worth, by end, by number, in the order of application, or the best step each time.
 * Same answer whatever the order of coupons and lines.
 */
export const bestOf = (coupons: readonly CouponPiece[], given: Bill, mostEffort = MOST_EFFORT): Application => {
  const bill = byLineId(given);
  const usable = coupons.flatMap(coupon => {
    const judged = judgeCoupon(coupon, bill);
    return judged.fits ? [judged.usable] : [];
  });
  const choice = bestChoice(usable, bill, mostEffort);
  const inTurn = [...choice.usable].sort((left, right) => inOrder(left.coupon, right.coupon));
  return appliedOrThrow(applyUsable(inTurn, bill));
};
