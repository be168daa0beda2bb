import type tcb from '@cloudbase/node-sdk';
import type { PayTicket } from '@core/contracts/voucher';

/** A payment that the payment platform says has arrived. */
export type Payment = { transactionId: string; paidFen: number; paidAt: number };

export type PayOrder = { orderId: string; openid: string; title: string; amountFen: number; until: number };
export type PayBack = { orderId: string; transactionId: string; refundId: string; amountFen: number };

/**
 * The seam to the payment platform. Everything is idempotent by the order's or the refund's id, so that all of it may be
 * asked again after a crash; failures throw.
 */
export type Payments = {
  /** opens the payment of an order, or the one that is open */
  open(order: PayOrder): Promise<PayTicket>;
  /** undefined while nothing arrived */
  look(orderId: string): Promise<Payment | undefined>;
  /** nobody can pay it any more; a payment that was faster stands */
  close(orderId: string): Promise<void>;
  refund(back: PayBack): Promise<void>;
};

type Answer = { errcode: number; errmsg: string; ticket?: PayTicket; payment?: Payment };

/** The local runtime's stand-in of WeChat Pay; what it is called no real platform knows. */
export const standInPayments = (app: tcb.CloudBase): Payments => {
  const ask = async (name: string, requestData: object): Promise<Answer> => {
    const { result } = (await app.callWxOpenApi({ apiName: `standInPay.${name}`, requestData })) as { result: Answer };
    if (result.errcode !== 0) throw new Error(`standInPay.${name} answered ${result.errcode} ${result.errmsg}`);
    return result;
  };
  return {
    open: async order => (await ask('open', order)).ticket!,
    look: async orderId => (await ask('look', { orderId })).payment,
    close: async orderId => void (await ask('close', { orderId })),
    refund: async back => void (await ask('refund', back)),
  };
};
