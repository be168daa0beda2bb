import type { Context } from '../../context';
import type { OutboxEvent } from '../outbox/outbox';
import { meetByRedemption, meetBySale } from './later';

export const SALE_ARRIVED = 'sale.arrived';

/** Consumer: the redemption of its slip may have been made at the very moment of the upload. */
export const onSaleArrived = (context: Context, { data }: OutboxEvent): Promise<void> => meetBySale(context, data.saleId as string);

/** Consumer of `redemption.done`: its sale may have come first. */
export const onRedemptionForSale = (context: Context, { data }: OutboxEvent): Promise<void> =>
  meetByRedemption(context, data.redemptionId as string);
