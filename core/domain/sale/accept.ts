import { applyCoupons, type CouponShare } from '../coupon/money/apply';
import type { Misfit } from '../coupon/fit/misfit';
import type { Bill, CouponPiece, CouponRules } from '../coupon/rules';
import { isGift } from '../coupon/benefits/registry';
import { allocate } from '../money';
import { ok, refuse, type Result } from '../result';
import type { Difference } from './meet';

const OF_AMOUNTS: ReadonlySet<Difference['code']> = new Set<Difference['code']>(['LINE_AMOUNT', 'GROUP_AMOUNT', 'PAY']);

/**
 * May the till's figures be taken for those of the redemption? Only amounts may have been mistyped: another counter, member,
 * certificate or number of points is another bill, and what was undone, refunded or met another sale is over.
 */
export const isAcceptable = (differences: readonly { code: Difference['code'] }[]): boolean =>
  differences.length > 0 && differences.every(({ code }) => OF_AMOUNTS.has(code));

export type AcceptRefusal = 'MISFIT' | 'TOO_MUCH_OFF' | 'NOTHING_OFF';

/** A coupon that was used; who takes part was judged then. */
export type UsedPiece = Omit<CouponPiece, 'rules'> & { rules: Omit<CouponRules, 'counterIds'> };

/** As it was when it was used: who, when and where were judged then, and only the goods are others now. */
export const asUsed = ({ couponId, templateId, rules }: UsedPiece): CouponPiece => ({
  couponId,
  templateId,
  state: 'issued',
  validFrom: 0,
  validUntil: Number.MAX_SAFE_INTEGER,
  rules: { ...rules, conditions: [], counterIds: 'all' },
});

/** What coupons may take off, made smaller to what was really taken off: no coupon, on no line, beyond its rules. */
const scaled = (shares: readonly CouponShare[], soldOffFen: number): CouponShare[] => {
  const parts = allocate(
    soldOffFen,
    shares.flatMap(({ lines }) => lines.map(({ savedFen }) => savedFen)),
  );
  let at = 0;
  return shares.map(({ couponId, lines }) => {
    const left = lines.map(({ lineId }) => ({ lineId, savedFen: parts[at++]! })).filter(({ savedFen }) => savedFen > 0);
    return { couponId, savedFen: left.reduce((sum, { savedFen }) => sum + savedFen, 0), lines: left };
  });
};

/**
 * The coupons of a redemption on the goods that the till really sold: each must fit them by its own scope and threshold, and
 * what the till took less than the goods cost is laid out over them. Where the till took off less than they are worth, each
 * takes off so much less; where it took off more, no coupon explains the rest.
 *
 * @param soldOffFen goods less what was paid, as the till says
 */
export const acceptSold = (pieces: readonly UsedPiece[], bill: Bill, soldOffFen: number): Result<CouponShare[], AcceptRefusal> => {
  const applied = applyCoupons(pieces.map(asUsed), bill);
  if (!applied.ok) return refuse('MISFIT', { couponId: applied.couponId, misfit: applied.misfit satisfies Misfit });
  const { coupons, savedFen: mostFen } = applied.application;
  if (soldOffFen > mostFen) return refuse('TOO_MUCH_OFF', { mostFen, soldOffFen });
  const shares = scaled(coupons, soldOffFen);
  const benefitOf = (id: string) => pieces.find(({ couponId }) => couponId === id)!.rules.benefit;
  const idle = shares.find(({ couponId, savedFen }) => savedFen === 0 && !isGift(benefitOf(couponId)));
  return idle ? refuse('NOTHING_OFF', { couponId: idle.couponId }) : ok(shares);
};
