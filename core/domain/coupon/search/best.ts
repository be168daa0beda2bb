import { appliedOrThrow, applyUsable, byLineId, type Application } from '../money/apply';
import { amountsOf, judgeCoupon, type Usable } from '../fit/judge';
import type { Bill, CouponPiece } from '../rules';
import { fieldOf, type Field } from './candidates';
import { betterOf, NOTHING, type Choice } from './choice';
import { choiceOf, emptyCourse, walk, type Course } from './course';
import { partOf, type Effort } from './effort';
import { explore } from './explore';
import { byStrength, greedy } from './greedy';
import { improve, shake } from './improve';
import { inOrder } from '../fit/stacking';

/** Up to this many usable coupons the search is exact, however long it takes. */
export const EXACT_UP_TO = 12;

/** Beyond that it gives up after so much work, a quarter of a second or less; few wallets come near it. */
const MOST_EFFORT = 30_000_000;

/** Most wallets are searched wholly within this part of it; for the others it is better to shake first. */
const FIRST_LOOK = 1 / 10;
const SHAKING = 6 / 10;

const isExclusive = ({ coupon }: Usable): boolean => coupon.rules.stacking.kind === 'exclusive';

/** An exclusive coupon is a choice of its own, and nothing else is to be searched with it. */
const bestAlone = (usable: readonly Usable[]): Choice =>
  usable
    .filter(isExclusive)
    .map((one): Choice => ({ usable: [one], savedFen: one.aloneFen }))
    .reduce(betterOf, NOTHING);

/** Explores with a part of the effort. */
const exploreWith = (field: Field, start: Choice, effort: Effort, share: number): { best: Choice; complete: boolean } => {
  const { part, spend } = partOf(effort, share);
  const found = explore(field, start, part);
  spend();
  return found;
};

const shakeWith = (field: Field, start: Course, effort: Effort, share: number): Choice => {
  const { part, spend } = partOf(effort, share);
  const shaken = shake(field, start, part);
  spend();
  return choiceOf(field, shaken);
};

/** The course of a choice; `otherwise` when the choice is none of the field's. */
const courseOf = (field: Field, { usable }: Choice, otherwise: Course, effort: Effort): Course => {
  const at = field.candidates.flatMap((one, index) => (usable.includes(one.usable) ? [index] : []));
  return at.length < usable.length ? otherwise : walk(field, at, emptyCourse(field), effort)!;
};

/** Where nobody can look at everything. */
const bestOfMany = (field: Field, alone: Choice, effort: Effort): Choice => {
  const byHand = greedy(field, effort);
  const whole = effort.left;
  const first = exploreWith(field, betterOf(alone, choiceOf(field, byHand)), effort, whole * FIRST_LOOK);
  if (first.complete) return first.best;
  const shaken = shakeWith(field, courseOf(field, first.best, byHand, effort), effort, whole * SHAKING);
  const second = exploreWith(field, betterOf(first.best, shaken), effort, Infinity);
  if (second.complete) return second.best;
  const strongest = field.candidates
    .map(({ usable }) => usable)
    .sort(byStrength)
    .slice(0, EXACT_UP_TO);
  const { best } = explore(fieldOf(strongest, field.amounts), second.best, { left: Infinity });
  return betterOf(best, choiceOf(field, improve(field, courseOf(field, best, byHand, effort), effort)));
};

const bestChoice = (usable: readonly Usable[], bill: Bill, mostEffort: number): Choice => {
  const alone = bestAlone(usable);
  const field = fieldOf(
    usable.filter(one => !isExclusive(one)),
    amountsOf(bill),
  );
  return field.candidates.length <= EXACT_UP_TO
    ? explore(field, alone, { left: Infinity }).best
    : bestOfMany(field, alone, { left: mostEffort });
};

/**
 * The legal combination that saves most, of those the one that uses up least that was paid for, with as many gifts as go
 * with it; of at most 20 coupons. Exact for up to 12 coupons that fit, and beyond that unless the search grows past
 * `mostEffort`. Then no better one is found by adding a coupon, leaving one out or swapping two, by going through the
 * pile in any of the `ORDERS`, by the best step each time, or among the 12 strongest.
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
