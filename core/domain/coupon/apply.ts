import { allocate } from '../money';
import { judgeCoupon, worthNow, type Usable } from './judge';
import type { Misfit } from './misfit';
import type { Bill, CouponPiece } from './rules';
import { clashWith, inOrder } from './stacking';

/** What one coupon took off, line by line (lines it took nothing off are left out). */
export type CouponShare = { couponId: string; savedFen: number; lines: { lineId: string; savedFen: number }[] };

/** What a set of coupons does to a bill; coupons in the order in which they were applied. */
export type Application = { coupons: CouponShare[]; savedFen: number; payFen: number };

/** Takes an amount off lines in proportion to what they hold; returns the parts. */
export const takeOff = (savedFen: number, lines: readonly number[], amounts: number[]): number[] => {
  const parts = allocate(savedFen, lines.map(index => amounts[index]!));
  lines.forEach((index, position) => {
    amounts[index] = amounts[index]! - parts[position]!;
  });
  return parts;
};

/** Ties of remainders go to the smaller line id, so that the order in which lines were typed does not matter. */
export const byLineId = (bill: Bill): Bill => ({
  ...bill,
  lines: [...bill.lines].sort((left, right) => (left.lineId < right.lineId ? -1 : 1)),
});

type Applied = { ok: true; application: Application } | { ok: false; couponId: string; misfit: Misfit };

/** For coupons that are known to go together: a misfit is a bug. @throws Error naming it */
export const appliedOrThrow = (applied: Applied): Application => {
  if (!applied.ok) throw new Error(`coupon ${applied.couponId} does not apply: ${applied.misfit.code}`);
  return applied.application;
};

/** Applies coupons that fit alone, given in the order of application, to a bill sorted by line id. */
export const applyUsable = (usable: readonly Usable[], bill: Bill): Applied => {
  const amounts = bill.lines.map(line => line.amountFen);
  const coupons: CouponShare[] = [];
  const chosen: CouponPiece[] = [];
  for (const { coupon, lines } of usable) {
    const clash = clashWith(chosen, coupon);
    if (clash) return { ok: false, couponId: coupon.couponId, misfit: clash };
    const worth = worthNow(coupon.rules, lines, amounts);
    if (!worth.ok) return { ok: false, couponId: coupon.couponId, misfit: worth.misfit };
    const parts = takeOff(worth.savedFen, lines, amounts);
    const shares = lines.map((index, position) => ({ lineId: bill.lines[index]!.lineId, savedFen: parts[position]! }));
    coupons.push({ couponId: coupon.couponId, savedFen: worth.savedFen, lines: shares.filter(share => share.savedFen > 0) });
    chosen.push(coupon);
  }
  const savedFen = coupons.reduce((sum, coupon) => sum + coupon.savedFen, 0);
  return { ok: true, application: { coupons, savedFen, payFen: amounts.reduce((sum, amount) => sum + amount, 0) } };
};

/**
 * Applies exactly these coupons to the bill, or names the first that does not fit.
 * @throws Error on rules that are not known
 */
export const applyCoupons = (coupons: readonly CouponPiece[], given: Bill): Applied => {
  const bill = byLineId(given);
  const usable: Usable[] = [];
  for (const coupon of [...coupons].sort(inOrder)) {
    const judged = judgeCoupon(coupon, bill);
    if (!judged.fits) return { ok: false, couponId: coupon.couponId, misfit: judged.misfit };
    usable.push(judged.usable);
  }
  return applyUsable(usable, bill);
};
