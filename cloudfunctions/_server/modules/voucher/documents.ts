import type { Validity } from '@core/domain/coupon/rules';
import type { Doc } from '../../db/database';
import type { KeptRules } from '../coupon/documents';
import type { Taken } from '../template/stock';

/** Money on its way back to who paid; `doneAt` once the payment platform took it. */
export type PaymentBack = { refundId: string; amountFen: number; at: number; doneAt?: number };

/** Money that arrived for an order; more than one when it was paid twice. */
export type OrderPayment = {
  transactionId: string;
  paidFen: number;
  at: number;
  /** all of it, because the voucher was never used or the order brought none */
  refund?: PaymentBack;
  /** parts of it, because the bill that the voucher was used on was refunded; only ever appended */
  backs?: PaymentBack[];
};

/** One voucher somebody wants to buy, with the rules and the price as they were when she ordered. */
export type VoucherOrder = Doc & {
  state: 'awaiting-payment' | 'paid' | 'lapsed';
  memberId: string;
  templateId: string;
  rules: KeptRules;
  validity: Validity;
  priceFen: number;
  at: number;
  payUntil: number;
  /** the piece of stock that it holds until it is paid or lapses */
  taken: Taken;
  /** unique: `<memberId>|<templateId>` while it waits, so that one order of an offer is open at a time; `done:<id>` then */
  openKey: string;
  couponId?: string;
  /** the one that brought the voucher first */
  payments: OrderPayment[];
  schema: 1;
};

export const VOUCHER_ORDERS = 'voucher_orders';

export const openKeyOf = (memberId: string, templateId: string): string => `${memberId}|${templateId}`;
export const doneKeyOf = (orderId: string): string => `done:${orderId}`;
