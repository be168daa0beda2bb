import type { exchangeActions } from '@core/contracts/exchange';
import type { Handlers } from '../../context';
import { exchangeForCoupon } from './exchange';

export const exchangeHandlers: Handlers<typeof exchangeActions> = { 'coupon.exchange': exchangeForCoupon };
