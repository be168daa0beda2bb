import type { couponActions } from '@core/contracts/coupon';
import type { giftActions } from '@core/contracts/gift';
import type { Handlers } from '../../context';
import { claimCoupon } from './claim';
import { showCoupon } from './detail';
import { giveCoupon, takeBack } from './gift';
import { acceptGift } from './gift-accept';
import { showGift } from './gift-view';
import { listCoupons } from './service';

export const couponHandlers: Handlers<typeof couponActions> = {
  'coupon.claim': claimCoupon,
  'coupon.list': listCoupons,
  'coupon.get': showCoupon,
};

export const giftHandlers: Handlers<typeof giftActions> = {
  'coupon.give': giveCoupon,
  'coupon.take-back': takeBack,
  'gift.get': showGift,
  'gift.accept': acceptGift,
};
