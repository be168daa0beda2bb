import type { SaleTender, UnconfirmedTender } from '@core/contracts/sale';
import type { Refundable } from '@core/domain/coupon/money/refund';
import type { Difference, SplitLine } from '@core/domain/sale/meet';
import { certificateKey, type ExternalLeft } from '@core/domain/sale/tenders';
import type { Doc } from '../../db/database';

/** One line as it was sold; `payFen` after coupons, points included. Frozen with the coupons' split once a redemption is met. */
export type SaleLine = SplitLine & { productId?: string; quantity?: number };

/** A coupon used on the sale, with what a refund must know of it. */
export type SaleCoupon = {
  couponId: string;
  templateId: string;
  title: string;
  savedFen: number;
  /** of a paid voucher */
  paidFen?: number;
  payerId?: string;
  backOnRefund: boolean;
};

/** A sale that a till uploaded. */
export type Sale = Doc & {
  /** unique: `<counterId>|<day>|<slipNo>` */
  saleKey: string;
  /** of the upload: the same sale again is answered, another one under its number is refused */
  bodyHash: string;
  storeId: string;
  counterId: string;
  tillId: string;
  terminalId: string;
  /** business day on which it was sold */
  day: string;
  slipNo: string;
  at: number;
  arrivedAt: number;
  /** known from the visit it names, or from the redemption it met */
  memberId?: string;
  ticketId?: string;
  /** the redemption it met */
  redemptionId?: string;
  /** a redemption of its slip that is not the same bill, and why; gone once they meet */
  unmet?: { redemptionId: string; differences: Difference[] };
  lines: SaleLine[];
  coupons: SaleCoupon[];
  tenders: SaleTender[];
  /** certificates of other platforms that it was paid with, the redemption's where the till named none; absent without any */
  externals?: ExternalLeft[];
  /** certificates for which no platform owes anything, and why: another bill took them, or only the counter knows of them */
  unconfirmed?: UnconfirmedTender[];
  subtotalFen: number;
  /** off the goods by coupons: what was not paid of the subtotal */
  savedFen: number;
  /** after coupons; of it `pointsFen` was paid with points */
  payFen: number;
  pointsUsed?: number;
  pointsFen: number;
  /** what can still be refunded */
  left: Refundable;
  leftPointsFen: number;
  leftExternals?: ExternalLeft[];
  /** the value of what was refunded, points included */
  refundedFen: number;
  schema: 1;
};

export const SALES = 'sales';

/** Certificates among the tenders of a sale; one that is named twice counts as one. */
export const externalsIn = (tenders: readonly SaleTender[]): ExternalLeft[] => {
  const sums = new Map<string, ExternalLeft>();
  for (const tender of tenders) {
    if (tender.kind !== 'external') continue;
    const { platform, certificateId, paidFen } = tender.voucher;
    const key = certificateKey(tender.voucher);
    sums.set(key, { platform, certificateId, paidFen, amountFen: (sums.get(key)?.amountFen ?? 0) + tender.amountFen });
  }
  return [...sums.values()];
};

/** What a sale was paid with and may give back, as far as certificates go. */
export const withExternals = (externals: ExternalLeft[]): Pick<Sale, 'externals' | 'leftExternals'> =>
  externals.length === 0 ? {} : { externals, leftExternals: externals };

/** No coupon was used, so nothing stands in the way of refunding everything. */
export const refundableOf = (lines: readonly SaleLine[], coupons: readonly SaleCoupon[]): Refundable => ({
  lines: lines.map(({ lineId, quantity, payFen, coupons: shares }) => ({
    lineId,
    ...(quantity === undefined ? {} : { quantity }),
    payFen,
    coupons: shares,
  })),
  freightFen: 0,
  coupons: coupons.map(({ couponId, paidFen, backOnRefund }) => ({
    couponId,
    ...(paidFen === undefined ? {} : { paidFen }),
    backOnRefund,
  })),
  touched: false,
});
