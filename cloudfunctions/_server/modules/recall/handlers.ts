import type { recallActions } from '@core/contracts/recall';
import type { Handlers } from '../../context';
import { lookAtCoupon, lookAtOffer } from './look';
import { listEnded } from './pieces';
import { listRecalls, recallTemplate } from './service';
import { voidCoupon } from './void';

export const recallHandlers: Handlers<typeof recallActions> = {
  'coupon.void': voidCoupon,
  'coupon.look': lookAtCoupon,
  'coupon.recall': recallTemplate,
  'recall.look': lookAtOffer,
  'recall.pieces': listEnded,
  'recall.list': listRecalls,
};
