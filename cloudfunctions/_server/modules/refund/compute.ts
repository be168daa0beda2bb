import type { ErrorCode } from '@core/contracts/errors/codes';
import type { RefundPreview } from '@core/contracts/sale';
import { afterRefund, refundOf, type Refund as Split, type RefundAsk, type RefundRefusal } from '@core/domain/coupon/money/refund';
import { ok, refuse, type Result } from '@core/domain/result';
import { lessExternals, splitBack, type ExternalBack } from '@core/domain/sale/tenders';
import type { Transaction } from '../../db/database';
import { pointsShortOf } from '../points/service';
import type { Sale } from '../sale/documents';
import { toExternals } from './view';

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
  /** certificates of other platforms: back through them */
  externals: ExternalBack[];
  /** the rest, before anything is kept for points that are spent */
  moneyFen: number;
  vouchers: { couponId: string; title: string; paidFen: number; payerId?: string }[];
  returned: { couponId: string; title: string }[];
  rest: Pick<Sale, 'left' | 'leftPointsFen' | 'leftExternals' | 'refundedFen'>;
};

const leftPayFen = ({ left }: Sale): number => left.lines.reduce((sum, { payFen }) => sum + payFen, 0);

/** What a refund of these lines gives back, by the split that was frozen with the sale. */
export const computeRefund = (sale: Sale, asks: readonly RefundAsk[]): Result<Computed, ErrorCode> => {
  const refunded = refundOf(sale.left, asks);
  if (!refunded.ok) return refuse(codes[refunded.code], refunded.data);
  const split = refunded.data;
  const couponOf = (couponId: string) => sale.coupons.find(coupon => coupon.couponId === couponId)!;
  const { leftPointsFen, leftExternals } = sale;
  const parts = splitBack(split.payFen, { leftPayFen: leftPayFen(sale), leftPointsFen, externals: leftExternals ?? [] });
  return ok({
    split,
    ...parts,
    vouchers: split.vouchers.map(({ couponId, paidFen }) => {
      const { title, payerId } = couponOf(couponId);
      return { couponId, title, paidFen, payerId };
    }),
    returned: split.returnedCouponIds.map(couponId => ({ couponId, title: couponOf(couponId).title })),
    rest: {
      left: afterRefund(sale.left, split),
      leftPointsFen: leftPointsFen - parts.pointsFen,
      ...(leftExternals ? { leftExternals: lessExternals(leftExternals, parts.externals) } : {}),
      refundedFen: sale.refundedFen + split.payFen,
    },
  });
};

/** What a refund does to what the goods had earned: all that goes, and what of the money is kept back for points that are spent already. */
export type PointsTaken = { nettedFen: number; takenPoints: number };

/** The points that the refund takes back; for those that are spent never more is kept back than there is money. */
export const pointsTakenOf = async (
  from: Pick<Transaction, 'collection'>,
  sale: Sale,
  { split, pointsFen, moneyFen }: Computed,
  now: number,
): Promise<PointsTaken> => {
  const { shortFen, takenBack } = await pointsShortOf(from, sale, { valueFen: split.payFen, pointsFen }, now);
  return { nettedFen: Math.min(shortFen, moneyFen), takenPoints: takenBack };
};

/** What platforms give back, in sum. */
export const externalFenOf = (externals: readonly ExternalBack[]): number => externals.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** As the cash desk is shown it. */
export const toPreview = (
  { split, pointsFen, externals, moneyFen, vouchers, returned }: Computed,
  { nettedFen, takenPoints }: PointsTaken,
): RefundPreview => ({
  lines: split.lines.map(({ lineId, quantity, payFen, coupons }) => ({
    lineId,
    quantity,
    payFen,
    savedFen: coupons.reduce((sum, { savedFen }) => sum + savedFen, 0),
  })),
  payFen: split.payFen,
  pointsFen,
  cashFen: moneyFen - nettedFen,
  nettedFen,
  takenPoints,
  externalFen: externalFenOf(externals),
  externals: toExternals(externals),
  vouchers: vouchers.map(({ couponId, title, paidFen }) => ({ couponId, title, paidFen })),
  returned,
  complete: split.complete,
});
