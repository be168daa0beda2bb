import { DAY_MS } from '../../calendar';
import { ok, refuse, type Result } from '../../result';
import type { CouponState, Lock } from '../rules';
import { next, stateAt } from './state';

/** A friend has so long to take a gift. */
export const GIFT_MS = DAY_MS;

/** What decides about a coupon's next step. */
export type Life = {
  state: CouponState;
  holderId: string;
  validFrom: number;
  validUntil: number;
  /** of a paid voucher; stays with it when it is given away, so that a refund goes back to who paid */
  paid?: { payerId: string; paidFen: number };
  lock?: Lock;
  giftUntil?: number;
  redemptionId?: string;
  givenTo?: string;
  voidReason?: string;
  refund?: { to: string; amountFen: number; at: number };
};

export type LifeEvent =
  | { kind: 'lock'; by: string; until: number }
  /** without `by` it is the timer's */
  | { kind: 'unlock'; by?: string }
  /** `by` the order or bill that locked it */
  | { kind: 'redeem'; redemptionId: string; by?: string }
  | { kind: 'return'; redemptionId: string }
  | { kind: 'expire' }
  | { kind: 'void'; reason: string }
  | { kind: 'give' }
  | { kind: 'accept'; memberId: string }
  /** without `by` it is the timer's */
  | { kind: 'take-back'; by?: string }
  /** asked for, or by itself once the voucher is over */
  | { kind: 'refund' };

export type LifeRefusal =
  | 'WRONG_STATE'
  | 'NOT_VALID_NOW'
  | 'NOT_OVER_YET'
  | 'LOCK_OVER_ALREADY'
  | 'LOCKED_BY_ANOTHER'
  | 'OTHER_REDEMPTION'
  | 'OWN_GIFT'
  | 'NOT_HERS'
  | 'REASON_MISSING'
  | 'WAS_PAID'
  | 'WAS_NOT_PAID';

type Change = Partial<Life> | LifeRefusal;
type Guard<K extends LifeEvent['kind']> = (coupon: Life, event: Extract<LifeEvent, { kind: K }>, now: number) => Change;

const isValid = ({ validFrom, validUntil }: Life, now: number): boolean => validFrom <= now && now <= validUntil;

/** What else must hold for each step of the table, and what it writes down. */
const guards: { [K in LifeEvent['kind']]: Guard<K> } = {
  lock: (coupon, { by, until }, now) => {
    if (until <= now) return 'LOCK_OVER_ALREADY';
    return isValid(coupon, now) ? { lock: { by, until } } : 'NOT_VALID_NOW';
  },
  unlock: ({ lock }, { by }) => (by === lock?.by ? { lock: undefined } : 'LOCKED_BY_ANOTHER'),
  // a lock taken in time holds past the coupon's end
  redeem: (coupon, { redemptionId, by }, now) => {
    if (coupon.lock && coupon.lock.by !== by) return 'LOCKED_BY_ANOTHER';
    return coupon.lock || isValid(coupon, now) ? { redemptionId, lock: undefined } : 'NOT_VALID_NOW';
  },
  return: (coupon, { redemptionId }) => (coupon.redemptionId === redemptionId ? { redemptionId: undefined } : 'OTHER_REDEMPTION'),
  // what was paid is never lost: a voucher that is over is refunded
  expire: ({ paid, validUntil }, _event, now) => {
    if (paid) return 'WAS_PAID';
    return now > validUntil ? {} : 'NOT_OVER_YET';
  },
  void: ({ paid }, { reason }) => {
    if (paid) return 'WAS_PAID';
    return reason.trim() === '' ? 'REASON_MISSING' : { voidReason: reason, giftUntil: undefined };
  },
  give: (coupon, _event, now) => (isValid(coupon, now) ? { giftUntil: Math.min(now + GIFT_MS, coupon.validUntil + 1) } : 'NOT_VALID_NOW'),
  accept: ({ holderId }, { memberId }) => (memberId === holderId ? 'OWN_GIFT' : { givenTo: memberId, giftUntil: undefined }),
  'take-back': ({ holderId }, { by }) => (by === holderId ? { giftUntil: undefined } : 'NOT_HERS'),
  refund: ({ paid }, _event, now) => (paid ? { refund: { to: paid.payerId, amountFen: paid.paidFen, at: now } } : 'WAS_NOT_PAID'),
};

/** The coupon as it is at an instant: a lock or an offered gift that is over is gone. */
export const lifeAt = (coupon: Life, now: number): Life => {
  const state = stateAt(coupon, now);
  return state === coupon.state ? coupon : { ...coupon, state, lock: undefined, giftUntil: undefined };
};

const timerEvents: Partial<Record<LifeEvent['kind'], CouponState>> = { unlock: 'locked', 'take-back': 'giving' };

/** The timer asks for what time has done already. */
const byTimer = (coupon: Life, event: LifeEvent, now: number): Result<Life, LifeRefusal> => {
  if (coupon.state !== timerEvents[event.kind]) return refuse('WRONG_STATE');
  const today = lifeAt(coupon, now);
  return today === coupon ? refuse('NOT_OVER_YET') : ok(today);
};

/** The coupon after an event, or why the event cannot happen. */
export const live = (coupon: Life, event: LifeEvent, now: number): Result<Life, LifeRefusal> => {
  if (event.kind in timerEvents && !('by' in event && event.by !== undefined)) return byTimer(coupon, event, now);
  const today = lifeAt(coupon, now);
  const state = next(today.state, event.kind);
  if (!state) return refuse('WRONG_STATE');
  const change = (guards[event.kind] as (coupon: Life, event: LifeEvent, now: number) => Change)(today, event, now);
  return typeof change === 'string' ? refuse(change) : ok({ ...today, ...change, state });
};

/** The friend's own piece of a gift that was accepted: the same window, and the same payer. @throws Error when nobody accepted it */
export const receivedGift = ({ state, givenTo, validFrom, validUntil, paid }: Life): Life => {
  if (state !== 'given' || givenTo === undefined) throw new Error(`a coupon that is ${state} was given to nobody`);
  return { state: 'issued', holderId: givenTo, validFrom, validUntil, paid };
};

/** Is this a voucher that is to be refunded by itself? */
export const isDueForRefund = (coupon: Life, now: number): boolean =>
  coupon.paid !== undefined && now > coupon.validUntil && lifeAt(coupon, now).state === 'issued';
