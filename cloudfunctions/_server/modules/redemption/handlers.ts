import type { redemptionActions } from '@core/contracts/redemption';
import type { Handlers } from '../../context';
import { listToday, reverse, showReceipt } from './service';
import { listUnmet } from './unmet';

export const redemptionHandlers: Handlers<typeof redemptionActions> = {
  'redemption.list': listToday,
  'redemption.get': showReceipt,
  'redemption.unmet': listUnmet,
  'redemption.reverse': reverse,
};
