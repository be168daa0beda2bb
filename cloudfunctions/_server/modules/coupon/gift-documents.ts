import type { Doc } from '../../db/database';

/**
 * A coupon offered to whoever has the link. `_id` is the link's secret. That it is over says the clock, not the state.
 */
export type Gift = Doc & {
  state: 'open' | 'taken' | 'back';
  couponId: string;
  fromId: string;
  fromMasked: string;
  at: number;
  until: number;
  /** once taken */
  toId?: string;
  toMasked?: string;
  toCouponId?: string;
  takenAt?: number;
  schema: 1;
};

export const GIFTS = 'gifts';

/** The message that tells the giver who took it. */
export const takenMessageId = (giftId: string): string => `in_gift_${giftId}`;

/** 120 random bits: nobody guesses a gift. */
export const GIFT_SECRET_BYTES = 15;

export type GiftState = 'open' | 'taken' | 'back' | 'over';

/** A gift of which the coupon was used, voided or locked since is over too; `held` says whether the coupon still waits for it. */
export const giftStateAt = ({ state, until }: Gift, held: boolean, now: number): GiftState => {
  if (state !== 'open') return state;
  return held && now < until ? 'open' : 'over';
};
