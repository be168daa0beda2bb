import type { saleActions } from '@core/contracts/sale';
import type { Handlers } from '../../context';
import { makeRefund, previewRefund, showSale } from '../refund/service';
import { acceptSale } from './accept';
import { findSale } from './service';

export const saleHandlers: Handlers<typeof saleActions> = {
  'sale.find': findSale,
  'sale.get': showSale,
  'redemption.accept': acceptSale,
  'refund.preview': previewRefund,
  'refund.make': makeRefund,
};
