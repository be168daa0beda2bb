import type { CouponPiece, CouponRules, CouponState, Lock } from '@core/domain/coupon/rules';
import type { Doc } from '../../db/database';
import { idPart } from '../template/documents';

/** One issued piece in a wallet, with the rules as they were when it was issued. */
export type Coupon = Doc & {
  memberId: string;
  templateId: string;
  state: CouponState;
  rules: CouponRules;
  validFrom: number;
  validUntil: number;
  source: 'claim' | 'welcome-pack' | 'grant';
  issuedAt: number;
  /** unique: `<memberId>:<requestId>` of the claim, `<memberId>:pack:<templateId>` of a pack */
  claimKey: string;
  /** the reservation this coupon was made from; tells the sweeper which one is done */
  reservationId: string;
  /** only while locked */
  lock?: Lock;
  /** only while it is offered to a friend */
  giftUntil?: number;
  /** of a paid voucher: who paid, and how much; absent: the price on it, by the holder */
  paid?: { payerId: string; paidFen: number };
  /** only while redeemed */
  redemptionId?: string;
  usedAt?: number;
  usedAtCounter?: string;
  schema: 1;
};

export const COUPONS = 'coupons';

/**
 * The n-th piece (from 1) of a template in one wallet. The id is the per-member limit: no two pieces share it.
 * A member's part holds no underscore (it is a ULID), so two pairs never meet in one id.
 */
export const couponId = (templateId: string, memberId: string, n: number): string => `cp_${idPart(templateId)}_${idPart(memberId)}_${n}`;

export const toPiece = ({ _id, templateId, state, validFrom, validUntil, rules, lock, giftUntil }: Coupon): CouponPiece => ({
  couponId: _id,
  templateId,
  state,
  validFrom,
  validUntil,
  rules,
  lock,
  giftUntil,
});
