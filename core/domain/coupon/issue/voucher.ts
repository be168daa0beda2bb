import { MINUTE_MS } from '../../calendar';
import type { Benefit } from '../rules';

/** What an unpaid order holds of the stock, it holds so long. */
export const PAY_WINDOW_MS = 15 * MINUTE_MS;

/** Is it bought, not claimed? A voucher without a price is given away like any other coupon. */
export const isForSale = (benefit: Benefit): benefit is Extract<Benefit, { kind: 'voucher' }> =>
  benefit.kind === 'voucher' && benefit.priceFen > 0;
