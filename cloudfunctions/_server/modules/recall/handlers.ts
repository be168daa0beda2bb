import type { recallActions } from '@core/contracts/recall';
import type { Handlers } from '../../context';
import { listRecalls, recallTemplate } from './service';
import { voidCoupon } from './void';

export const recallHandlers: Handlers<typeof recallActions> = {
  'coupon.void': voidCoupon,
  'coupon.recall': recallTemplate,
  'recall.list': listRecalls,
};
