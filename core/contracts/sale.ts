import { z } from 'zod';
import { slipNo } from './bill';
import { difference } from './difference';
import { action, staff } from './define';
import { receipt } from './redemption';
import { brandRef, categoryRef, counterRef, fen, id, instant, note, pageInput, pageOf, version } from './shared';
import { externalTender, tenderPlatform } from './tender';

/** A day that the calendar has, "2026-11-21". */
const businessDay = version.refine(text => {
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isFinite(at.getTime()) && at.toISOString().startsWith(text);
});

/** A till's sale has pieces, or only an amount; amounts are before coupons. */
export const saleLine = z.strictObject({
  lineId: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  productId: id.optional(),
  brandId: id,
  categoryId: id,
  quantity: z.int().min(1).max(9_999).optional(),
  amountFen: fen,
});

const tenderKind = z.enum(['cash', 'card', 'wechat', 'alipay', 'gift-card', 'points', 'other']);

/** What was paid with; `external` is a voucher of another platform, `amountFen` what it paid of this bill. */
export const saleTender = z.discriminatedUnion('kind', [
  z.strictObject({ kind: tenderKind, amountFen: fen.min(1) }),
  z
    .strictObject({ kind: z.literal('external'), amountFen: fen.min(1), voucher: externalTender })
    .refine(({ amountFen, voucher }) => amountFen <= voucher.faceFen, { path: ['amountFen'] }),
]);
export type SaleTender = z.infer<typeof saleTender>;

/**
 * A voucher of another platform for which nothing is claimed of the platform: `USED`, another bill took it before; `NOT_NAMED`,
 * the counter took it and the till took money for it.
 */
export const unconfirmedTender = z.strictObject({
  platform: tenderPlatform,
  certificateId: z.string(),
  why: z.enum(['USED', 'NOT_NAMED']),
});
export type UnconfirmedTender = z.infer<typeof unconfirmedTender>;

/** The redemption of a sale's slip: met, or why not. */
const saleRedemption = z.strictObject({ redemptionId: id, met: z.boolean(), differences: z.array(difference) });

export const saleInput = z.strictObject({
  counterId: id,
  slipNo,
  /** when it was sold, by the till's clock; its business day follows */
  at: instant,
  /** the visit it belongs to, as long as that is remembered (seven days) */
  ticketId: id.optional(),
  /** the redemption it belongs to, where that was made under another slip number or day */
  redemptionId: id.optional(),
  lines: z.array(saleLine).min(1).max(500),
  /** after coupons; what the tenders sum to */
  payFen: fen,
  tenders: z.array(saleTender).max(20),
});
export type SaleInput = z.infer<typeof saleInput>;

/** What a till is told of a sale it uploaded. */
export const keptSale = z.strictObject({
  saleId: id,
  slipNo: z.string(),
  day: z.string(),
  subtotalFen: fen,
  savedFen: fen,
  payFen: fen,
  redemption: saleRedemption.optional(),
  unconfirmed: z.array(unconfirmedTender).optional(),
});
export type KeptSale = z.infer<typeof keptSale>;

export const refundAsk = z.strictObject({
  lineId: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  /** of a line with pieces */
  quantity: z.int().min(1).max(9_999).optional(),
  /** of a line that is only an amount: before coupons */
  amountFen: fen.min(1).optional(),
});
const asks = z.array(refundAsk).min(1).max(500);

const refundFacts = {
  lines: z.array(z.strictObject({ lineId: z.string(), quantity: z.int().optional(), payFen: fen, savedFen: fen })),
  /** what the lines were worth to the shopper, points included */
  payFen: fen,
  /** of it, what had been paid with points */
  pointsFen: fen,
  /** of it, what is handed back in money */
  cashFen: fen,
  /** of it, what is kept for points that the refund takes back and that are spent already */
  nettedFen: fen,
  /** of it, what had been paid with vouchers of other platforms: goes back through them, never as cash */
  externalFen: fen,
  /** each of those certificates; `whole` when nothing of it is left on the sale */
  externals: z.array(z.strictObject({ platform: tenderPlatform, certificateId: z.string(), amountFen: fen, whole: z.boolean() })),
  /** what had been paid for vouchers, back to who paid it */
  vouchers: z.array(z.strictObject({ couponId: id, title: z.string(), paidFen: fen })),
  /** coupons that go back into the wallet */
  returned: z.array(z.strictObject({ couponId: id, title: z.string() })),
  /** nothing is left to refund */
  complete: z.boolean(),
};
/** `takenPoints`: what the goods had earned and the refund takes back, the points kept back as money among them. */
export const refundPreview = z.strictObject({ ...refundFacts, takenPoints: z.int().min(0) });
export type RefundPreview = z.infer<typeof refundPreview>;

export const refundSlip = z.strictObject({
  ...refundFacts,
  refundId: id,
  saleId: id,
  slipNo: z.string(),
  refundNo: z.string().optional(),
  counter: counterRef,
  at: instant,
  byName: z.string(),
  reason: z.string().optional(),
});
export type RefundSlip = z.infer<typeof refundSlip>;

/** A till names the sale by its id, or by what is printed on the slip. */
export const bySlip = z.strictObject({ counterId: id, day: businessDay, slipNo });
export const saleRef = z.union([z.strictObject({ saleId: id }), bySlip]);

export const refundInput = z.strictObject({
  sale: saleRef,
  /** the number of the refund's own slip, unique per counter and day */
  refundNo: slipNo,
  /** when it was refunded, by the till's clock */
  at: instant,
  lines: asks,
});
export type RefundInput = z.infer<typeof refundInput>;

export const saleRow = z.strictObject({
  saleId: id,
  slipNo: z.string(),
  at: instant,
  counter: counterRef,
  /** is it known who bought? */
  ofMember: z.boolean(),
  subtotalFen: fen,
  savedFen: fen,
  payFen: fen,
  refundedFen: fen,
  redemption: saleRedemption.optional(),
});
export type SaleRow = z.infer<typeof saleRow>;

export const saleView = saleRow.extend({
  day: z.string(),
  memberMasked: z.string().optional(),
  lines: z.array(
    z.strictObject({
      lineId: z.string(),
      brand: brandRef,
      category: categoryRef,
      /** where the slip named it */
      product: z.strictObject({ productId: id, name: z.string() }).optional(),
      quantity: z.int().optional(),
      amountFen: fen,
      savedFen: fen,
      payFen: fen,
      /** what can still be refunded; the amount is before coupons */
      left: z.strictObject({ quantity: z.int().optional(), amountFen: fen, payFen: fen }),
    }),
  ),
  coupons: z.array(z.strictObject({ couponId: id, title: z.string(), savedFen: fen, backOnRefund: z.boolean() })),
  tenders: z.array(saleTender),
  unconfirmed: z.array(unconfirmedTender).optional(),
  pointsFen: fen,
  refunds: z.array(refundSlip),
});
export type SaleView = z.infer<typeof saleView>;

const byVisit = z.strictObject({ ticketId: id, day: businessDay.optional() });

/** How a sale is looked for: the slip, of one counter or of any; the shopper who stands there; a member and a day; or a day. */
export const saleQuery = z.union([
  bySlip.extend({ counterId: id.optional() }),
  byVisit,
  z.strictObject({ memberId: id, counterId: id.optional(), day: businessDay.optional() }),
  z.strictObject({ day: businessDay, counterId: id.optional() }),
]);

/** A till looks by slip, or for the shopper whose code it read. */
export const tillSaleQuery = z.union([bySlip, byVisit]);

const cashDesk = staff('cashier', 'store-manager');

/** Sales and refunds at the cash desk. */
export const saleActions = {
  /** Sales of the place where the caller acts, newest first; without the receipt, by member, day and counter. */
  'sale.find': action({
    caller: cashDesk,
    touches: 'store',
    changes: false,
    audit: '查询小票',
    input: z.strictObject({ by: saleQuery, ...pageInput.shape }),
    output: pageOf(saleRow),
  }),
  'sale.get': action({
    caller: cashDesk,
    touches: 'store',
    changes: false,
    input: z.strictObject({ saleId: id }),
    output: saleView,
  }),
  /** What a refund would give back; nothing is changed. */
  'refund.preview': action({
    caller: cashDesk,
    touches: 'store',
    changes: false,
    input: z.strictObject({ saleId: id, lines: asks }),
    output: refundPreview,
  }),
  /**
   * The till's figures are taken for those of a redemption that differs from its sale in amounts only: its coupons are laid out
   * over what was really sold, and the two meet. What no coupon explains is refused; then it is undone.
   */
  'redemption.accept': action({
    caller: staff('store-manager'),
    touches: 'store',
    changes: true,
    audit: '按小票认可核销',
    input: z.strictObject({ redemptionId: id, note }),
    output: receipt,
  }),
  'refund.make': action({
    caller: cashDesk,
    touches: 'store',
    changes: true,
    audit: '退款',
    input: z.strictObject({
      saleId: id,
      lines: asks,
      reason: note,
      /** what the screen showed; a refund that would come out otherwise is refused */
      expectedCashFen: fen,
    }),
    output: refundSlip,
  }),
};
