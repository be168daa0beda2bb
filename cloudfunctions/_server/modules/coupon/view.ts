import type { CouponCard } from '@core/contracts/coupon';
import { walletStateOf } from '@core/domain/coupon/life/state';
import type { Org } from '../org/service';
import { offerFacts } from '../template/view';
import type { Coupon } from './documents';

/** Where it is held and until when, as long as it is. */
const holdOf = ({ lock, giftUntil }: Coupon, state: CouponCard['state']): Pick<CouponCard, 'lock' | 'giftUntil'> => {
  if (state === 'locked' && lock) return { lock: { until: lock.until, ...(lock.place === undefined ? {} : { place: lock.place }) } };
  return state === 'giving' && giftUntil !== undefined ? { giftUntil } : {};
};

/** One coupon as a list shows it. */
export const toCard = (org: Org, coupon: Coupon, now: number): CouponCard => ({
  couponId: coupon._id,
  templateId: coupon.templateId,
  ...offerFacts(org, coupon.rules),
  state: walletStateOf(coupon, now),
  validFrom: coupon.validFrom,
  validUntil: coupon.validUntil,
  source: coupon.source,
  usedAt: coupon.usedAt,
  ...holdOf(coupon, walletStateOf(coupon, now)),
});
