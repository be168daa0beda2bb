import { createHash } from 'node:crypto';
import type { Life } from '@core/domain/coupon/life/life';
import { couponNumberOf } from '@core/domain/coupon/issue/number';
import type { CouponPiece, CouponRules, CouponState, Lock } from '@core/domain/coupon/rules';
import type { Doc } from '../../db/database';
import { idPart } from '../template/documents';

/** A template's rules as a coupon keeps them: of an offer that counters join one by one without the list, see `withCounters`. */
export type KeptRules = Omit<CouponRules, 'counterIds'> & { counterIds: CouponRules['counterIds'] | 'joined' };

/** One issued piece in a wallet, with the rules as they were when it was issued. */
export type Coupon = Doc & {
  /** what people call it: follows from `_id`, see `numberOf` */
  number: string;
  memberId: string;
  templateId: string;
  state: CouponState;
  rules: KeptRules;
  validFrom: number;
  validUntil: number;
  source: 'claim' | 'welcome-pack' | 'grant' | 'passphrase' | 'code' | 'purchase' | 'gift';
  issuedAt: number;
  /** of one that was given: when the first piece came into a wallet, through however many hands */
  firstIssuedAt?: number;
  /**
   * unique: `<memberId>:<requestId>` of the claim, `<memberId>:pack:<templateId>` of a pack, `code:<id>` of a code,
   * `grant:<staffId>:<day>:<templateId>:<k>` of the k-th piece that somebody gave away on a day, which is her limit
   */
  claimKey: string;
  /** the reservation this coupon was made from; tells the sweeper which one is done */
  reservationId: string;
  /** who gave it, of those that staff gave */
  grantedBy?: { staffId: string; storeId: string; counterId?: string };
  /** only while locked; `place` says where, in words */
  lock?: Lock & { place?: string };
  /** only while it is offered to a friend: until when, and which gift it is */
  giftUntil?: number;
  giftId?: string;
  /** the friend who took it */
  givenTo?: string;
  /** of a paid voucher: who paid, how much and with which order; goes along when it is given away */
  paid?: { payerId: string; paidFen: number; orderId: string };
  /** only once refunded: to whom, and why where nobody asked for it */
  refund?: { to: string; amountFen: number; at: number; reason?: string };
  voidReason?: string;
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

/** Twelve characters that are read aloud and typed; the same id always has the same. */
export const numberOf = (id: string): string => couponNumberOf(createHash('sha256').update(id).digest());

/** The two names of one piece, which go together. */
export const namesOf = (id: string): Pick<Coupon, '_id' | 'number'> => ({ _id: id, number: numberOf(id) });

/** A coupon with all its rules at hand. */
export type WholeCoupon = Coupon & { rules: CouponRules };

type Ruled<Rules> = Omit<Coupon, 'rules'> & { rules: Rules };

/** A stored coupon as the engine sees it, with its rules as far as they are at hand. */
export const toPiece = <Rules extends KeptRules>(coupon: Ruled<Rules>): Omit<CouponPiece, 'rules'> & { rules: Rules } => {
  const { _id, templateId, state, validFrom, validUntil, rules, lock, giftUntil } = coupon;
  return { couponId: _id, templateId, state, validFrom, validUntil, rules, lock, giftUntil };
};

/** A stored coupon as the rules of its life see it. */
export const toLife = ({ memberId, ...coupon }: Coupon): Life => ({
  state: coupon.state,
  holderId: memberId,
  validFrom: coupon.validFrom,
  validUntil: coupon.validUntil,
  paid: coupon.paid,
  lock: coupon.lock,
  giftUntil: coupon.giftUntil,
  redemptionId: coupon.redemptionId,
  givenTo: coupon.givenTo,
  voidReason: coupon.voidReason,
  refund: coupon.refund,
});
