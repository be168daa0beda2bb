import { cardActions } from './card';
import { couponActions } from './coupon';
import { deviceActions } from './device';
import { giftActions } from './gift';
import { inboxActions } from './inbox';
import { memberActions } from './member';
import { templateActions } from './template';

/** What a shopper can ask for. */
export const consumerContract = {
  ...memberActions,
  ...deviceActions,
  ...templateActions,
  ...couponActions,
  ...giftActions,
  ...inboxActions,
  ...cardActions,
};
export type ConsumerContract = typeof consumerContract;
