import type { RefundedLine } from '@core/domain/coupon/money/refund';
import type { ExternalBack } from '@core/domain/sale/tenders';
import type { Doc } from '../../db/database';

/** One refund of a sale, or of a part of it. */
export type Refund = Doc & {
  saleId: string;
  /** unique: `<counterId>|<day>|<refundNo>` of a till, `own:<id>` of the cash desk */
  refundKey: string;
  /** of a till's upload */
  bodyHash: string;
  refundNo?: string;
  slipNo: string;
  storeId: string;
  counterId: string;
  memberId?: string;
  redemptionId?: string;
  /** who refunded: a staff record, or with `byTill` a till */
  staffId: string;
  byTill?: true;
  byName: string;
  terminalId: string;
  /** business day of the refund */
  day: string;
  at: number;
  arrivedAt: number;
  lines: RefundedLine[];
  /** the value that goes back: `cashFen` + `externalFen` + `pointsFen` + `nettedFen` */
  payFen: number;
  pointsFen: number;
  cashFen: number;
  nettedFen: number;
  /** paid with certificates of other platforms, back through them; absent without any */
  externalFen?: number;
  externals?: ExternalBack[];
  /** what had been paid for vouchers, back to who paid it */
  vouchers: { couponId: string; title: string; paidFen: number; payerId?: string }[];
  returnedCouponIds: string[];
  returned: { couponId: string; title: string }[];
  complete: boolean;
  reason?: string;
  requestId: string;
  schema: 1;
};

export const REFUNDS = 'refunds';
