import type { couponActions } from '@core/contracts/coupon';
import type { Handlers } from '../../context';
import { claimCoupon } from './claim';
import { listCoupons, showCoupon } from './service';

export const couponHandlers: Handlers<typeof couponActions> = {
  'coupon.claim': claimCoupon,
  'coupon.list': listCoupons,
  'coupon.get': showCoupon,
};
