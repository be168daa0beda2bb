import type { voucherActions } from '@core/contracts/voucher';
import type { Handlers } from '../../context';
import { buyVoucher } from './buy';
import { refundVoucher } from './refund';
import { settleVoucher } from './service';

export const voucherHandlers: Handlers<typeof voucherActions> = {
  'voucher.buy': buyVoucher,
  'voucher.settle': settleVoucher,
  'voucher.refund': refundVoucher,
};
