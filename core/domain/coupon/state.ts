import type { CouponState } from './rules';

export type CouponEvent = 'lock' | 'unlock' | 'redeem' | 'return' | 'expire' | 'void';

/** Every step a coupon can take; what is not here cannot happen. */
export const couponSteps: Readonly<Record<CouponState, Partial<Record<CouponEvent, CouponState>>>> = {
  issued: { lock: 'locked', redeem: 'redeemed', expire: 'expired', void: 'voided' },
  // an order or an open bill holds it; a lock that ends gives it back, and only then can it expire
  locked: { unlock: 'issued', redeem: 'redeemed' },
  redeemed: { return: 'issued' },
  expired: {},
  voided: {},
};

/** The state after an event, or undefined where the event cannot happen. */
export const next = (state: CouponState, event: CouponEvent): CouponState | undefined => couponSteps[state][event];

/** The states from which an event may happen: the condition of the stored change. */
export const statesBefore = (event: CouponEvent): CouponState[] =>
  (Object.keys(couponSteps) as CouponState[]).filter(state => next(state, event) !== undefined);

/** Where a coupon is in a shopper's words. */
export type WalletState = 'usable' | 'waiting' | 'locked' | 'used' | 'expired' | 'voided';

const inWords: Record<Exclude<CouponState, 'issued'>, WalletState> = {
  locked: 'locked',
  redeemed: 'used',
  expired: 'expired',
  voided: 'voided',
};

/** A coupon past its end counts as expired before the nightly job has come by. */
export const walletStateOf = (coupon: { state: CouponState; validFrom: number; validUntil: number }, now: number): WalletState => {
  if (coupon.state !== 'issued') return inWords[coupon.state];
  if (now > coupon.validUntil) return 'expired';
  return now < coupon.validFrom ? 'waiting' : 'usable';
};
