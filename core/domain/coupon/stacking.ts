import type { Misfit } from './misfit';
import type { CouponPiece } from './rules';

type Clash = Extract<Misfit, { code: 'DOES_NOT_COMBINE' }>;

const refusedBy = (one: CouponPiece, other: CouponPiece): Clash['why'] | undefined => {
  const { stacking } = one.rules;
  if (stacking.kind === 'exclusive') return 'exclusive';
  return stacking.kind === 'one-per-class' && one.rules.class === other.rules.class ? 'class' : undefined;
};

/**
 * Why `coupon` cannot join coupons that go together already; undefined when it can.
 * Every part of a set that goes together goes together too, so a search may build sets one by one.
 */
export const clashWith = (chosen: readonly CouponPiece[], coupon: CouponPiece): Clash | undefined => {
  let ownKind = 0;
  for (const other of chosen) {
    const why = refusedBy(coupon, other) ?? refusedBy(other, coupon);
    if (why) return { code: 'DOES_NOT_COMBINE', why, withTitle: other.rules.title };
    if (other.templateId === coupon.templateId) ownKind += 1;
  }
  const { stacking, title } = coupon.rules;
  if (stacking.kind === 'up-to' && ownKind >= stacking.n) {
    return { code: 'DOES_NOT_COMBINE', why: 'own-kind', withTitle: title, limit: stacking.n };
  }
  return undefined;
};

/** Brand coupons first, then the mall's; within an issuer by priority, then by id. */
export const inOrder = (left: CouponPiece, right: CouponPiece): number => {
  if (left.rules.issuer !== right.rules.issuer) return left.rules.issuer === 'brand' ? -1 : 1;
  return left.rules.priority - right.rules.priority || (left.couponId < right.couponId ? -1 : 1);
};
