import type { ConsumerContract } from '@core/contracts/consumer';
import type { Handlers } from '../context';
import { dueBillHandlers } from '../modules/bill/handlers';
import { cardHandlers } from '../modules/card/handlers';
import { exchangeHandlers } from '../modules/code/handlers';
import { couponHandlers, giftHandlers } from '../modules/coupon/handlers';
import { deviceHandlers } from '../modules/device/handlers';
import { inboxHandlers } from '../modules/inbox/handlers';
import { memberHandlers } from '../modules/member/handlers';
import { pointsHandlers } from '../modules/points/handlers';
import { templateHandlers } from '../modules/template/handlers';
import { voucherHandlers } from '../modules/voucher/handlers';

export const consumerHandlers: Handlers<ConsumerContract> = {
  ...memberHandlers,
  ...deviceHandlers,
  ...templateHandlers,
  ...couponHandlers,
  ...exchangeHandlers,
  ...giftHandlers,
  ...voucherHandlers,
  ...inboxHandlers,
  ...cardHandlers,
  ...pointsHandlers,
  ...dueBillHandlers,
};
