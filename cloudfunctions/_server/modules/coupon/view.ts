import type { CouponCard } from '@core/contracts/coupon';
import { walletStateOf } from '@core/domain/coupon/state';
import type { Org } from '../org/service';
import { offerFacts } from '../template/view';
import type { Coupon } from './documents';

export const toCard = (org: Org, coupon: Coupon, now: number): CouponCard => ({
  couponId: coupon._id,
  templateId: coupon.templateId,
  ...offerFacts(org, coupon.rules),
  state: walletStateOf(coupon, now),
  validFrom: coupon.validFrom,
  validUntil: coupon.validUntil,
  source: coupon.source,
  usedAt: coupon.usedAt,
});
