import type { ErrorCode } from '@core/contracts/errors/codes';
import type { RefundPreview } from '@core/contracts/sale';
import { afterRefund, refundOf, type Refund as Split, type RefundAsk, type RefundRefusal } from '@core/domain/coupon/money/refund';
import { allocate } from '@core/domain/money';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Transaction } from '../../db/database';
import { pointsShortOf } from '../points/service';
import type { Sale } from '../sale/documents';

const codes: Record<RefundRefusal, ErrorCode> = {
  NOTHING_ASKED: 'REQUEST_INVALID',
  NOT_WHOLE: 'REQUEST_INVALID',
  LINE_UNKNOWN: 'REFUND_LINE_UNKNOWN',
  LINE_REPEATED: 'REFUND_LINE_REPEATED',
  WRONG_MEASURE: 'REFUND_WRONG_MEASURE',
  MORE_THAN_LEFT: 'REFUND_MORE_THAN_LEFT',
};

/** A refund as it comes out, and what it leaves of the sale. */
export type Computed = {
  split: Split;
  pointsFen: number;
  vouchers: { couponId: string; title: string; paidFen: number; payerId?: string }[];
  returned: { couponId: string; title: string }[];
  rest: Pick<Sale, 'left' | 'leftPointsFen' | 'refundedFen'>;
};

/** Of what goes back, the part that had been paid with points: in the proportion in which both are left. */
const pointsPart = ({ left, leftPointsFen }: Sale, payFen: number): number => {
  const leftPayFen = left.lines.reduce((sum, line) => sum + line.payFen, 0);
  return allocate(payFen, [leftPayFen - leftPointsFen, leftPointsFen])[1]!;
};

/** What a refund of these lines gives back, by the split that was frozen with the sale. */
export const computeRefund = (sale: Sale, asks: readonly RefundAsk[]): Result<Computed, ErrorCode> => {
  const refunded = refundOf(sale.left, asks);
  if (!refunded.ok) return refuse(codes[refunded.code], refunded.data);
  const split = refunded.data;
  const couponOf = (couponId: string) => sale.coupons.find(coupon => coupon.couponId === couponId)!;
  const pointsFen = pointsPart(sale, split.payFen);
  return ok({
    split,
    pointsFen,
    vouchers: split.vouchers.map(({ couponId, paidFen }) => {
      const { title, payerId } = couponOf(couponId);
      return { couponId, title, paidFen, payerId };
    }),
    returned: split.returnedCouponIds.map(couponId => ({ couponId, title: couponOf(couponId).title })),
    rest: {
      left: afterRefund(sale.left, split),
      leftPointsFen: sale.leftPointsFen - pointsFen,
      refundedFen: sale.refundedFen + split.payFen,
    },
  });
};

/** Kept back of the money for points that the refund takes back and that are spent already; never more than there is. */
export const nettedOf = async (
  from: Pick<Transaction, 'collection'>,
  sale: Sale,
  { split, pointsFen }: Computed,
  now: number,
): Promise<number> => {
  const { shortFen } = await pointsShortOf(from, sale, { valueFen: split.payFen, pointsFen }, now);
  return Math.min(shortFen, split.payFen - pointsFen);
};

/** As the cash desk is shown it; `nettedFen` is kept for points that are spent already. */
export const toPreview = ({ split, pointsFen, vouchers, returned }: Computed, nettedFen: number): RefundPreview => ({
  lines: split.lines.map(({ lineId, quantity, payFen, coupons }) => ({
    lineId,
    quantity,
    payFen,
    savedFen: coupons.reduce((sum, { savedFen }) => sum + savedFen, 0),
  })),
  payFen: split.payFen,
  pointsFen,
  cashFen: split.payFen - pointsFen - nettedFen,
  nettedFen,
  vouchers: vouchers.map(({ couponId, title, paidFen }) => ({ couponId, title, paidFen })),
  returned,
  complete: split.complete,
});
