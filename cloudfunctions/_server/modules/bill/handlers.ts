import type { billActions } from '@core/contracts/bill';
import type { Handlers } from '../../context';
import { quote } from './quote';
import { redeem } from './redeem';

export const billHandlers: Handlers<typeof billActions> = {
  'bill.quote': quote,
  'bill.redeem': redeem,
};
