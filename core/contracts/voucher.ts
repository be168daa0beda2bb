import { z } from 'zod';
import { action, member } from './define';
import { fen, id, instant } from './shared';

/** What the phone's payment panel is opened with: `wx.requestPayment`'s own names. */
const payTicket = z.strictObject({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.enum(['MD5', 'RSA', 'HMAC-SHA256']),
  paySign: z.string(),
});
export type PayTicket = z.infer<typeof payTicket>;

const voucherOrder = z.strictObject({
  orderId: id,
  templateId: id,
  title: z.string(),
  priceFen: fen,
  faceFen: fen,
  /** `lapsed`: not paid in time */
  state: z.enum(['awaiting-payment', 'paid', 'lapsed']),
  /** one piece of the stock is kept for her until then */
  payUntil: instant,
  /** once paid */
  couponId: id.optional(),
  /** while it waits for the payment */
  payment: payTicket.optional(),
});
export type VoucherOrder = z.infer<typeof voucherOrder>;

export const voucherActions = {
  /** Orders one voucher and keeps its stock for 15 minutes; an order that still waits for its payment is answered again. */
  'voucher.buy': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ templateId: id }),
    output: voucherOrder,
  }),
  /** After the payment panel: asks the payment platform what became of it, and brings the voucher. */
  'voucher.settle': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ orderId: id }),
    output: voucherOrder,
  }),
  /** An unused voucher back for its price, to who paid; `couponId` is the payer's own piece, also one that she gave away. */
  'voucher.refund': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ couponId: id }),
    output: z.strictObject({ amountFen: fen, at: instant }),
  }),
};
