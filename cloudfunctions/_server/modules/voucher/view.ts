import type { PayTicket, VoucherOrder as OrderView } from '@core/contracts/voucher';
import type { VoucherOrder } from './documents';

export const toOrderView = (
  { _id, templateId, rules, priceFen, state, payUntil, couponId }: VoucherOrder,
  payment?: PayTicket,
): OrderView => ({
  orderId: _id,
  templateId,
  title: rules.title,
  priceFen,
  faceFen: rules.benefit.kind === 'voucher' ? rules.benefit.faceFen : 0,
  state,
  payUntil,
  ...(couponId === undefined ? {} : { couponId }),
  ...(payment ? { payment } : {}),
});
