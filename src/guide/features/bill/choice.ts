import type { QuoteAnswer } from '@core/contracts/bill';
import type { PointsUse } from './points';

/** Which coupons the guide wants: the best the server found, or her own pick. */
export type Choice = { kind: 'best' } | { kind: 'mine'; couponIds: string[] };
export const BEST: Choice = { kind: 'best' };
/** Nothing is ticked: where a bill that is still empty begins, so that no gift is used up without a tap. */
export const NONE: Choice = { kind: 'mine', couponIds: [] };

/** What the coupons in effect do to the bill; what the screen shows above the button. */
export type Outcome = {
  couponIds: string[];
  savedFen: number;
  payFen: number;
  coupons: { couponId: string; title: string; gift?: string; savedFen: number }[];
  /** points that pay a part of `payFen` */
  points?: PointsUse;
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(one => b.includes(one));

/** What is handed over. */
export const giftsOf = ({ coupons }: Outcome): string[] => coupons.flatMap(({ gift }) => gift ?? []);

/** The coupons that are ticked now. */
export const ticked = (quote: QuoteAnswer, choice: Choice): string[] =>
  choice.kind === 'best' ? quote.best.couponIds : choice.couponIds;

/**
 * Ticks or unticks one coupon; a pick that comes out as the best one counts as the best again. One that the best leaves out
 * because of others takes their place, as the words beside it say.
 */
export const toggle = (quote: QuoteAnswer, choice: Choice, couponId: string): Choice => {
  const now = ticked(quote, choice);
  const swap =
    choice.kind === 'best' ? quote.fits.find(({ coupon }) => coupon.couponId === couponId)?.swap : undefined;
  if (swap) return exactly(quote, swap.couponIds);
  const next = now.includes(couponId) ? now.filter(one => one !== couponId) : [...now, couponId];
  return exactly(quote, next);
};

/** The choice as far as this quote allows it; the same object when nothing has to go. */
export const stillFitting = (quote: QuoteAnswer, choice: Choice, fallback: Choice): Choice => {
  if (choice.kind === 'best') return choice;
  const couponIds = choice.couponIds.filter(couponId =>
    quote.fits.some(({ coupon }) => coupon.couponId === couponId),
  );
  if (couponIds.length === choice.couponIds.length) return choice;
  return couponIds.length === 0 ? fallback : { kind: 'mine', couponIds };
};

/** What was ticked before anything was bought: the best has it, or it stays her own pick. */
export const carryOver = (quote: QuoteAnswer, couponIds: readonly string[]): Choice =>
  couponIds.every(couponId => quote.best.couponIds.includes(couponId))
    ? BEST
    : { kind: 'mine', couponIds: [...couponIds] };

/** Exactly these coupons. */
export const exactly = (quote: QuoteAnswer, couponIds: readonly string[]): Choice =>
  sameSet(couponIds, quote.best.couponIds) ? BEST : { kind: 'mine', couponIds: [...couponIds] };

/**
 * What the choice comes to according to this quote, or nothing when the quote does not know it:
 * it was made for another pick, or the pick does not go together.
 */
export const outcomeOf = (quote: QuoteAnswer, choice: Choice): Outcome | undefined => {
  if (choice.kind === 'mine' && choice.couponIds.length === 0) {
    return { couponIds: [], savedFen: 0, payFen: quote.subtotalFen, coupons: [] };
  }
  const application = choice.kind === 'best' ? quote.best : quote.chosen;
  if (!application) return undefined;
  if (choice.kind === 'mine' && !sameSet(application.couponIds, choice.couponIds)) return undefined;
  return {
    couponIds: application.couponIds,
    savedFen: application.savedFen,
    payFen: application.payFen,
    coupons: application.coupons.map(({ couponId, title, gift, savedFen }) => ({
      couponId,
      title,
      gift,
      savedFen,
    })),
  };
};

export type Change =
  | { kind: 'pay'; fromFen: number; toFen: number }
  | { kind: 'gone'; title: string }
  | { kind: 'new'; title: string; gift?: string; savedFen: number }
  | { kind: 'saves'; title: string; fromFen: number; toFen: number };

/** What differs between what the screen showed and what the bill comes to now, the amount to pay first. */
export const changesBetween = (before: Outcome, after: Outcome): Change[] => {
  const changes: Change[] = [];
  if (before.payFen !== after.payFen)
    changes.push({ kind: 'pay', fromFen: before.payFen, toFen: after.payFen });
  for (const was of before.coupons) {
    const is = after.coupons.find(coupon => coupon.couponId === was.couponId);
    if (!is) changes.push({ kind: 'gone', title: was.title });
    else if (is.savedFen !== was.savedFen) {
      changes.push({ kind: 'saves', title: was.title, fromFen: was.savedFen, toFen: is.savedFen });
    }
  }
  for (const is of after.coupons) {
    if (!before.coupons.some(coupon => coupon.couponId === is.couponId)) {
      changes.push({ kind: 'new', title: is.title, gift: is.gift, savedFen: is.savedFen });
    }
  }
  return changes;
};
