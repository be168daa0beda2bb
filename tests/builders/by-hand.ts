import { judgeCoupon, type Judgement } from '../../core/domain/coupon/fit/judge';
import { applyUsable, byLineId } from '../../core/domain/coupon/money/apply';
import { inOrder, phaseOf } from '../../core/domain/coupon/fit/stacking';
import { COUPONS_PER_BILL } from '../../core/domain/coupon/limits';
import type { Bill, CouponPiece } from '../../core/domain/coupon/rules';

/** What a set saves, -1 when it does not go together: the money's own reckoning, with nothing of the search in it. */
export const savesOn = (given: Bill) => {
  const bill = byLineId(given);
  const judged = new Map<CouponPiece, Judgement>();
  const judge = (coupon: CouponPiece): Judgement => {
    // whether it fits alone is asked once: thousands of sets are made of a few coupons
    const known = judged.get(coupon) ?? judgeCoupon(coupon, bill);
    judged.set(coupon, known);
    return known;
  };
  return (set: readonly CouponPiece[]): number => {
    const judgements = [...set].sort(inOrder).map(judge);
    const usable = judgements.flatMap(one => (one.fits ? [one.usable] : []));
    const applied = usable.length < set.length ? undefined : applyUsable(usable, bill);
    return applied?.ok ? applied.application.savedFen : -1;
  };
};
type Saves = ReturnType<typeof savesOn>;

/** Goes through them once and adds whatever still fits. */
export const addAll = (saves: Saves, coupons: readonly CouponPiece[]): number => {
  let chosen: CouponPiece[] = [];
  for (const coupon of coupons) {
    if (chosen.length < COUPONS_PER_BILL && saves([...chosen, coupon]) >= 0) chosen = [...chosen, coupon];
  }
  return saves(chosen);
};

/** Adds what brings most, again and again. */
export const stepByStep = (saves: Saves, coupons: readonly CouponPiece[]): number => {
  let [chosen, saved]: [CouponPiece[], number] = [[], 0];
  for (;;) {
    const step = coupons
      .filter(coupon => !chosen.includes(coupon))
      .map(coupon => ({ set: [...chosen, coupon], savedFen: saves([...chosen, coupon]) }))
      .sort((left, right) => right.savedFen - left.savedFen)[0];
    if (!step || chosen.length === COUPONS_PER_BILL || step.savedFen <= saved) return saved;
    [chosen, saved] = [step.set, step.savedFen];
  }
};

/** The most that it can take off; what has no most is the largest. */
const face = ({ rules: { benefit } }: CouponPiece): number => {
  if (benefit.kind === 'voucher') return benefit.faceFen;
  if (benefit.kind === 'exchange') return 0;
  const capFen = benefit.capFen ?? Infinity;
  return benefit.kind === 'cash-off' && benefit.everyFen === undefined ? Math.min(benefit.offFen, capFen) : capFen;
};

const turn = ({ rules, couponId }: CouponPiece): string => `${phaseOf(rules)} ${String(rules.priority).padStart(6, '0')} ${couponId}`;

type Figure = (one: CouponPiece) => number | string;
const by = (figure: Figure, coupons: readonly CouponPiece[]): CouponPiece[] =>
  coupons
    .map(coupon => ({ coupon, figure: figure(coupon) }))
    .sort((left, right) => (left.figure < right.figure ? -1 : left.figure > right.figure ? 1 : 0))
    .map(({ coupon }) => coupon);

/** The orders in which people would go through their coupons; of equal ones in the order of application. */
export const pilesOf = (saves: Saves, coupons: readonly CouponPiece[]): { why: string; pile: CouponPiece[] }[] => {
  const inTurn = by(turn, coupons);
  const alone = (one: CouponPiece): number => saves([one]);
  return [
    { why: 'the largest saving first', pile: by(one => -alone(one), inTurn) },
    { why: 'the largest face first', pile: by(one => -face(one), inTurn) },
    { why: 'the largest threshold first', pile: by(one => -one.rules.thresholdFen, inTurn) },
    { why: 'the smallest threshold first', pile: by(one => one.rules.thresholdFen, inTurn) },
    { why: 'most for its threshold first', pile: by(one => -alone(one) / Math.max(1, one.rules.thresholdFen), inTurn) },
    { why: 'what ends soonest first', pile: by(one => one.validUntil, inTurn) },
    { why: 'by id', pile: by(one => one.couponId, inTurn) },
    { why: 'by template', pile: by(one => one.templateId, inTurn) },
    { why: 'in the order of application', pile: inTurn },
    { why: 'the other way round', pile: [...inTurn].reverse() },
  ];
};

/** What each single change of a set saves: one more, one less, one in another's place. */
export const changesOf = (saves: Saves, chosen: readonly CouponPiece[], coupons: readonly CouponPiece[]): number[] => {
  const others = coupons.filter(coupon => !chosen.includes(coupon));
  const bases = [chosen, ...chosen.map(gone => chosen.filter(coupon => coupon !== gone))];
  return bases.flatMap(base => [base, ...(base.length < COUPONS_PER_BILL ? others.map(other => [...base, other]) : [])]).map(saves);
};
