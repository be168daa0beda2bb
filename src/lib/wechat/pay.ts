import Taro from '@tarojs/taro';
import type { PayTicket } from '@core/contracts/voucher';
import { login } from '@/lib/transport/login';

/** Opens WeChat's payment panel; false when she closed it. Only the mini program has it. */
export const payInWechat = async (ticket: PayTicket): Promise<boolean> => {
  try {
    await Taro.requestPayment(ticket);
    return true;
  } catch {
    // a panel that was closed and one that failed look alike here: the server is asked what came of it
    return false;
  }
};

const payOnRuntime = async (ticket: PayTicket): Promise<boolean> => {
  const response = await fetch('/_wechat/pay', {
    method: 'POST',
    headers: { ...(await login.headers()), 'content-type': 'application/json' },
    body: JSON.stringify({ package: ticket.package }),
  }).catch(() => undefined);
  return response?.ok ?? false;
};

/**
 * In the browser on the local runtime, which plays WeChat Pay: false when it refused or did not answer. Nowhere else, and in
 * no other bundle: a deploy refuses one that knows the runtime's addresses.
 */
export const payInBrowser =
  process.env.YIMA_TARGET === 'local' && process.env.TARO_ENV === 'h5' ? payOnRuntime : undefined;
