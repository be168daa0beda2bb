import type { redemptionActions } from '@core/contracts/redemption';
import type { Handlers } from '../../context';
import { listToday, reverse, showReceipt } from './service';

export const redemptionHandlers: Handlers<typeof redemptionActions> = {
  'redemption.list': listToday,
  'redemption.get': showReceipt,
  'redemption.reverse': reverse,
};
