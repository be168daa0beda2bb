import { benefitRule } from '../benefits/registry';
import type { Misfit } from './misfit';
import type { CouponPiece, CouponRules } from '../rules';

type Clash = Extract<Misfit, { code: 'DOES_NOT_COMBINE' | 'LIMIT_PER_BILL' }>;
type Why = Extract<Clash, { code: 'DOES_NOT_COMBINE' }>['why'];

const refusedBy = (one: CouponPiece, other: CouponPiece): Why | undefined => {
  const { stacking } = one.rules;
  if (stacking.kind === 'exclusive') return 'exclusive';
  return stacking.kind === 'one-per-class' && one.rules.class === other.rules.class ? 'class' : undefined;
};

/** Why two coupons never go together, whatever the bill; the same both ways round. */
export const refusesEachOther = (one: CouponPiece, other: CouponPiece): Why | undefined => refusedBy(one, other) ?? refusedBy(other, one);

const ownKindLimit = ({ stacking }: CouponRules): number => (stacking.kind === 'up-to' ? stacking.n : Infinity);

const withOther = ({ couponId, rules: { title } }: CouponPiece) => ({ withCouponId: couponId, withTitle: title });

const classNameOf = ({ rules: { className } }: CouponPiece): { className?: string } => (className === undefined ? {} : { className });

/** How many pieces of its template go on a bill together with this one. */
export const limitOf = (rules: CouponRules): number => Math.min(ownKindLimit(rules), rules.maxPerBill ?? Infinity);

/** One too many of a kind; pieces of different versions may disagree, then the smaller number counts. */
const overLimit = (coupon: CouponPiece, others: readonly CouponPiece[]): Clash | undefined => {
  const pieces = [coupon, ...others];
  const strictest = pieces.reduce((one, other) => (limitOf(other.rules) < limitOf(one.rules) ? other : one));
  const limit = limitOf(strictest.rules);
  if (pieces.length <= limit) return undefined;
  return limit === strictest.rules.maxPerBill
    ? { code: 'LIMIT_PER_BILL', limit }
    : { code: 'DOES_NOT_COMBINE', why: 'own-kind', ...withOther(others[0]!), limit };
};

/**
 * Why `coupon` cannot join coupons that go together already; undefined when it can.
 * Every part of a set that goes together goes together too, so a search may build sets one by one.
 */
export const clashWith = (chosen: readonly CouponPiece[], coupon: CouponPiece): Clash | undefined => {
  for (const other of chosen) {
    const why = refusesEachOther(coupon, other);
    if (why) return { code: 'DOES_NOT_COMBINE', why, ...withOther(other), ...(why === 'class' ? classNameOf(other) : {}) };
  }
  return overLimit(
    coupon,
    chosen.filter(({ templateId }) => templateId === coupon.templateId),
  );
};

/** 0 brands', 1 the mall's, 2 off the freight, whoever issued it. Points come between 1 and 2, and are no coupon. */
export const phaseOf = ({ issuer, benefit }: CouponRules): number => {
  if (benefitRule(benefit).takesFrom === 'freight') return 2;
  return issuer === 'brand' ? 0 : 1;
};

/** Brand coupons first, then the mall's, then the freight's; within each by priority, then by id. */
export const inOrder = (left: CouponPiece, right: CouponPiece): number =>
  phaseOf(left.rules) - phaseOf(right.rules) || left.rules.priority - right.rules.priority || (left.couponId < right.couponId ? -1 : 1);
