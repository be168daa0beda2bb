import { allocate } from '../../money';
import { amountsOf, judgeCoupon, worthNow, type Usable } from '../fit/judge';
import type { Misfit } from '../fit/misfit';
import type { Bill, CouponPiece } from '../rules';
import { clashWith, inOrder } from '../fit/stacking';

/** What one coupon took off, line by line (lines it took nothing off are left out), and off the freight. */
export type CouponShare = { couponId: string; savedFen: number; lines: { lineId: string; savedFen: number }[]; freightFen?: number };

/** What a set of coupons does to a bill, freight included; coupons in the order in which they were applied. */
export type Application = { coupons: CouponShare[]; savedFen: number; payFen: number };

type Amounts = { [position: number]: number };

/** Takes an amount off positions in proportion to what they hold; returns the parts. */
export const takeOff = (savedFen: number, from: readonly number[], amounts: Amounts): number[] => {
  const weights: number[] = [];
  for (const position of from) weights.push(amounts[position]!);
  const parts = allocate(savedFen, weights);
  for (let index = 0; index < from.length; index += 1) amounts[from[index]!]! -= parts[index]!;
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

const shareOf = ({ coupon: { couponId }, from }: Usable, savedFen: number, parts: readonly number[], { lines }: Bill): CouponShare => {
  const share: CouponShare = { couponId, savedFen, lines: [] };
  for (const [index, position] of from.entries()) {
    const line = lines[position];
    if (!line) share.freightFen = parts[index]!;
    else if (parts[index]! > 0) share.lines.push({ lineId: line.lineId, savedFen: parts[index]! });
  }
  return share;
};

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Applies coupons that fit alone, given in the order of application, to a bill sorted by line id. */
export const applyUsable = (usable: readonly Usable[], bill: Bill): Applied => {
  const amounts = amountsOf(bill);
  const wholeFen = total(amounts);
  const coupons: CouponShare[] = [];
  const chosen: CouponPiece[] = [];
  for (const one of usable) {
    const { couponId } = one.coupon;
    const clash = clashWith(chosen, one.coupon);
    if (clash) return { ok: false, couponId, misfit: clash };
    const worth = worthNow(one, amounts);
    if (!worth.ok) return { ok: false, couponId, misfit: worth.misfit };
    coupons.push(shareOf(one, worth.savedFen, takeOff(worth.savedFen, one.from, amounts), bill));
    chosen.push(one.coupon);
  }
  const payFen = total(amounts);
  return { ok: true, application: { coupons, savedFen: wholeFen - payFen, payFen } };
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
