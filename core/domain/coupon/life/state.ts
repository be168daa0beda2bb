import type { CouponPiece, CouponState } from '../rules';

export type CouponEvent = 'lock' | 'unlock' | 'redeem' | 'return' | 'expire' | 'void' | 'give' | 'accept' | 'take-back' | 'refund';

/** Every step a coupon can take; what is not here cannot happen. What else must hold is asked in `life.ts`. */
export const couponSteps: Readonly<Record<CouponState, Partial<Record<CouponEvent, CouponState>>>> = {
  issued: { lock: 'locked', redeem: 'redeemed', expire: 'expired', void: 'voided', give: 'giving', refund: 'refunded' },
  // an order or an open bill holds it; a lock that ends gives it back, and only then can it expire
  locked: { unlock: 'issued', redeem: 'redeemed' },
  // a friend may take it; not taken in time it is back
  giving: { accept: 'given', 'take-back': 'issued', void: 'voided' },
  redeemed: { return: 'issued' },
  expired: {},
  voided: {},
  given: {},
  refunded: {},
};

/** The state after an event, or undefined where the event cannot happen. */
export const next = (state: CouponState, event: CouponEvent): CouponState | undefined => couponSteps[state][event];

/** The states from which an event may happen: the condition of the stored change. */
export const statesBefore = (event: CouponEvent): CouponState[] =>
  (Object.keys(couponSteps) as CouponState[]).filter(state => next(state, event) !== undefined);

type Held = Pick<CouponPiece, 'state' | 'lock' | 'giftUntil'>;

/** The state at an instant: a lock or an offered gift that is over holds nothing, though no timer has come by yet. */
export const stateAt = ({ state, lock, giftUntil }: Held, at: number): CouponState => {
  if (state === 'locked' && lock && at >= lock.until) return 'issued';
  if (state === 'giving' && giftUntil !== undefined && at >= giftUntil) return 'issued';
  return state;
};

/** Where a coupon is in a shopper's words. */
export type WalletState = 'usable' | 'waiting' | 'locked' | 'giving' | 'used' | 'expired' | 'voided' | 'given' | 'refunded';

const inWords: Record<Exclude<CouponState, 'issued'>, WalletState> = {
  locked: 'locked',
  giving: 'giving',
  redeemed: 'used',
  expired: 'expired',
  voided: 'voided',
  given: 'given',
  refunded: 'refunded',
};

/** A coupon past its end counts as expired before the nightly job has come by. */
export const walletStateOf = (coupon: Held & { validFrom: number; validUntil: number }, now: number): WalletState => {
  const state = stateAt(coupon, now);
  if (state !== 'issued') return inWords[state];
  if (now > coupon.validUntil) return 'expired';
  return now < coupon.validFrom ? 'waiting' : 'usable';
};
