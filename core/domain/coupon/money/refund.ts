import { allocate } from '../../money';
import { ok, refuse, type Result } from '../../result';

/** Fen that coupons took off something, by coupon; frozen when it was sold. */
type Shares = readonly { couponId: string; savedFen: number }[];

/** What is left of a line that was sold: all of it at first, nothing once it is refunded. */
export type RefundableLine = {
  lineId: string;
  /** pieces; absent for a line that is only an amount */
  quantity?: number;
  payFen: number;
  coupons: Shares;
};

export type UsedCoupon = {
  couponId: string;
  /** of a paid voucher: what was paid for it and is not refunded yet */
  paidFen?: number;
  /** does a refund of the whole bill give it back? */
  backOnRefund: boolean;
};

/** A sale as far as it can still be refunded. */
export type Refundable = {
  lines: readonly RefundableLine[];
  /** what was paid for sending */
  freightFen: number;
  coupons: readonly UsedCoupon[];
  /** was something of it refunded before? */
  touched: boolean;
};

/** Pieces of a line that has them, else an amount before coupons. */
export type RefundAsk = { lineId: string; quantity?: number; amountFen?: number };

export type RefundedLine = { lineId: string; quantity?: number; payFen: number; coupons: Shares };
export type Refund = {
  lines: readonly RefundedLine[];
  freightFen: number;
  /** to the shopper, freight included */
  payFen: number;
  /** what had been paid for vouchers, back to who paid it */
  vouchers: readonly { couponId: string; paidFen: number }[];
  /** go back to the wallet as they were */
  returnedCouponIds: readonly string[];
  /** nothing is left to refund */
  complete: boolean;
};

export type RefundRefusal = 'NOTHING_ASKED' | 'LINE_UNKNOWN' | 'LINE_REPEATED' | 'WRONG_MEASURE' | 'NOT_WHOLE' | 'MORE_THAN_LEFT';

const savedOn = (coupons: Shares): number => coupons.reduce((sum, { savedFen }) => sum + savedFen, 0);

/** Before coupons. */
const grossOf = ({ payFen, coupons }: { payFen: number; coupons: Shares }): number => payFen + savedOn(coupons);

/** How much of a line, before coupons, is asked back; pieces at an equal price each, the last one takes what is left. */
const grossAsked = (line: RefundableLine, ask: RefundAsk): Result<number, RefundRefusal> => {
  const [asked, left] = line.quantity === undefined ? [ask.amountFen, grossOf(line)] : [ask.quantity, line.quantity];
  if (asked === undefined || (ask.quantity !== undefined && ask.amountFen !== undefined))
    return refuse('WRONG_MEASURE', { lineId: line.lineId });
  if (!Number.isSafeInteger(asked) || asked < 1) return refuse('NOT_WHOLE', { lineId: line.lineId });
  if (asked > left) return refuse('MORE_THAN_LEFT', { lineId: line.lineId, left });
  if (line.quantity === undefined) return ok(asked);
  return ok(allocate(grossOf(line), [asked, left - asked])[0]!);
};

/** Takes from what was paid and from each coupon's part in the proportion in which they are left. */
const takeFrom = (line: RefundableLine, ask: RefundAsk, grossFen: number): RefundedLine => {
  const [payFen, ...saved] = allocate(grossFen, [line.payFen, ...line.coupons.map(({ savedFen }) => savedFen)]);
  const coupons = line.coupons.map(({ couponId }, index) => ({ couponId, savedFen: saved[index]! }));
  return { lineId: line.lineId, ...(line.quantity === undefined ? {} : { quantity: ask.quantity }), payFen: payFen!, coupons };
};

const refundLines = (sale: Refundable, asks: readonly RefundAsk[]): Result<RefundedLine[], RefundRefusal> => {
  const lines: RefundedLine[] = [];
  for (const ask of asks) {
    const line = sale.lines.find(({ lineId }) => lineId === ask.lineId);
    if (!line) return refuse('LINE_UNKNOWN', { lineId: ask.lineId });
    if (lines.some(({ lineId }) => lineId === ask.lineId)) return refuse('LINE_REPEATED', { lineId: ask.lineId });
    const grossFen = grossAsked(line, ask);
    if (!grossFen.ok) return grossFen;
    lines.push(takeFrom(line, ask, grossFen.data));
  }
  return ok(lines);
};

const savedBy = (couponId: string, lines: readonly { coupons: Shares }[]): number =>
  savedOn(lines.flatMap(({ coupons }) => coupons.filter(share => share.couponId === couponId)));

/** Of what was paid for a voucher, as much as the refund takes of what it had taken off. */
const voucherPart = ({ couponId, paidFen = 0 }: UsedCoupon, sale: Refundable, lines: readonly RefundedLine[]): number => {
  const [now, before] = [savedBy(couponId, lines), savedBy(couponId, sale.lines)];
  return before === 0 ? 0 : allocate(paidFen, [now, before - now])[0]!;
};

const lessLine = (line: RefundableLine, refunded: RefundedLine | undefined): RefundableLine =>
  refunded
    ? {
        ...line,
        ...(line.quantity === undefined ? {} : { quantity: line.quantity - refunded.quantity! }),
        payFen: line.payFen - refunded.payFen,
        coupons: line.coupons.map(({ couponId, savedFen }, index) => ({
          couponId,
          savedFen: savedFen - refunded.coupons[index]!.savedFen,
        })),
      }
    : line;

/** What is left to refund after a refund; lines that were not asked for are the very same. */
export const afterRefund = (sale: Refundable, refund: Refund): Refundable => ({
  lines: sale.lines.map(line =>
    lessLine(
      line,
      refund.lines.find(({ lineId }) => lineId === line.lineId),
    ),
  ),
  freightFen: sale.freightFen - refund.freightFen,
  coupons: sale.coupons.map(coupon => {
    const voucher = refund.vouchers.find(({ couponId }) => couponId === coupon.couponId);
    return voucher ? { ...coupon, paidFen: coupon.paidFen! - voucher.paidFen } : coupon;
  }),
  touched: true,
});

const isEmpty = ({ lines, freightFen }: Refundable): boolean => freightFen === 0 && lines.every(line => grossOf(line) === 0);

/**
 * Refunds parts of a sale with the split that was frozen when it was made; nothing is computed anew, so what stays keeps
 * its price. A refund of the whole in one gives back the coupons whose template says so; of other vouchers what was paid
 * goes back to who paid it.
 */
export const refundOf = (sale: Refundable, asks: readonly RefundAsk[], withFreight = false): Result<Refund, RefundRefusal> => {
  const freightFen = withFreight ? sale.freightFen : 0;
  if (asks.length === 0 && freightFen === 0) return refuse('NOTHING_ASKED');
  const refunded = refundLines(sale, asks);
  if (!refunded.ok) return refunded;
  const lines = refunded.data;
  const payFen = lines.reduce((sum, line) => sum + line.payFen, freightFen);
  const draft: Refund = { lines, freightFen, payFen, vouchers: [], returnedCouponIds: [], complete: false };
  const complete = isEmpty(afterRefund(sale, draft));
  const isBack = ({ backOnRefund }: UsedCoupon): boolean => backOnRefund && complete && !sale.touched;
  const vouchers = sale.coupons
    .filter(coupon => !isBack(coupon))
    .map(coupon => ({ couponId: coupon.couponId, paidFen: voucherPart(coupon, sale, lines) }))
    .filter(({ paidFen }) => paidFen > 0);
  return ok({ ...draft, vouchers, returnedCouponIds: sale.coupons.filter(isBack).map(({ couponId }) => couponId), complete });
};
