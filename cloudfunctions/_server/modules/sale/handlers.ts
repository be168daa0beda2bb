import type { saleActions } from '@core/contracts/sale';
import type { Handlers } from '../../context';
import { makeRefund, previewRefund, showSale } from '../refund/service';
import { findSale } from './service';

export const saleHandlers: Handlers<typeof saleActions> = {
  'sale.find': findSale,
  'sale.get': showSale,
  'refund.preview': previewRefund,
  'refund.make': makeRefund,
};
