import { refusal, type StandIn } from './registry';

type PlayedOrder = {
  openid: string;
  amountFen: number;
  until: number;
  ticket: Record<string, string>;
  closed: boolean;
  payment?: { transactionId: string; paidFen: number; paidAt: number };
  refunds: Map<string, number>;
};

type Paid = { ok: true } | { ok: false; message: string };

/**
 * A stand-in of WeChat Pay for this runtime alone: it keeps its orders in memory, takes no money and has none. The interfaces
 * are its own (`standInPay.…`), so that nobody takes them for WeChat's, and no real platform answers them.
 */
export type PayDesk = {
  /** The person pays; only her own order, once, in time. */
  pay(prepay: string, openid: string): Paid;
  standIns: Record<string, StandIn>;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export const createPayDesk = (deps: { now: () => number; randomHex: (bytes: number) => string }): PayDesk => {
  const orders = new Map<string, PlayedOrder>();
  const orderIdOf = (prepay: string): string => prepay.replace(/^prepay_id=stand-in-/, '');
  const failures = { 9001: 'order not found', 9002: 'bad parameters', 9003: 'order closed' };
  const ok = (more: object = {}) => ({ json: { errcode: 0, errmsg: 'ok', ...more } });

  const open: StandIn['run'] = ({ order_id: orderId, openid, amount_fen: amountFen, until }) => {
    if (!isText(orderId) || !isText(openid) || !Number.isSafeInteger(amountFen) || (amountFen as number) < 1)
      return refusal(9002, failures[9002]);
    const known = orders.get(orderId);
    if (known?.closed) return refusal(9003, failures[9003]);
    if (known) return ok({ ticket: known.ticket });
    const ticket = {
      timeStamp: String(Math.floor(deps.now() / 1000)),
      nonceStr: deps.randomHex(16),
      package: `prepay_id=stand-in-${orderId}`,
      signType: 'RSA',
      paySign: 'stand-in',
    };
    const facts = { openid, amountFen: amountFen as number, until: Number(until) };
    orders.set(orderId, { ...facts, ticket, closed: false, refunds: new Map() });
    return ok({ ticket });
  };

  const standIns: Record<string, StandIn> = {
    'standInPay.open': { failures, run: open },
    'standInPay.look': {
      failures,
      run: ({ order_id }) => {
        const payment = orders.get(String(order_id))?.payment;
        return ok(payment ? { payment } : {});
      },
    },
    'standInPay.close': {
      failures,
      run: ({ order_id }) => {
        const order = orders.get(String(order_id));
        if (order && !order.payment) order.closed = true;
        return ok();
      },
    },
    'standInPay.refund': {
      failures,
      // what was paid before this runtime started is forgotten, and goes back all the same
      run: ({ order_id, refund_id, amount_fen }) => {
        if (!isText(refund_id) || !Number.isSafeInteger(amount_fen)) return refusal(9002, failures[9002]);
        orders.get(String(order_id))?.refunds.set(refund_id, amount_fen as number);
        return ok();
      },
    },
  };
  return {
    standIns,
    pay: (prepay, openid) => {
      const order = orders.get(orderIdOf(prepay));
      if (!order || order.openid !== openid) return { ok: false, message: '没有这笔订单' };
      if (order.payment) return { ok: false, message: '这笔订单已经支付' };
      if (order.closed || deps.now() > order.until) return { ok: false, message: '订单已超时关闭' };
      order.payment = {
        transactionId: `standin${deps.randomHex(12)}`,
        paidFen: order.amountFen,
        paidAt: deps.now(),
      };
      return { ok: true };
    },
  };
};
