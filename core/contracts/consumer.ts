import { cardActions } from './card';
import { couponActions } from './coupon';
import { deviceActions } from './device';
import { dueBillActions } from './due-bill';
import { exchangeActions } from './exchange';
import { giftActions } from './gift';
import { inboxActions } from './inbox';
import { memberActions } from './member';
import { pointsActions } from './points';
import { templateActions } from './template';
import { voucherActions } from './voucher';

/** What a shopper can ask for. */
export const consumerContract = {
  ...memberActions,
  ...deviceActions,
  ...templateActions,
  ...couponActions,
  ...exchangeActions,
  ...giftActions,
  ...voucherActions,
  ...inboxActions,
  ...cardActions,
  ...pointsActions,
  ...dueBillActions,
};
export type ConsumerContract = typeof consumerContract;
