import { z } from 'zod';
import { lineKind, month, signedFenOrMore } from './books-shared';
import { couponNumber } from './coupon';
import { brandRef, counterRef, fen, id, instant } from './shared';

/** What a brand's goods brought in a month, in four parts that never mix, less what was refunded of them since. */
export const salesParts = z.strictObject({
  /** paid for vouchers before, by what they bought */
  voucherFen: fen,
  /** paid on the bills on which a coupon was used */
  drivenFen: fen,
  /** paid on other bills of the same visits, or of the same members and days */
  addOnFen: fen,
  plainFen: fen,
  /** was sold, and went back since: with the four above all that was sold */
  refundedFen: fen,
  bills: z.int(),
});
export const salesRow = salesParts.extend({ brand: brandRef });
export type SalesRow = z.infer<typeof salesRow>;

const accountKind = z.enum(['asset', 'liability', 'income', 'expense']);

/** One account over a month: debit above zero, credit below. All of them sum to zero in each column. */
export const accountRow = z.strictObject({
  account: z.string(),
  name: z.string(),
  kind: accountKind,
  /** of an account with one brand */
  brand: brandRef.optional(),
  openingFen: signedFenOrMore,
  movementFen: signedFenOrMore,
  closingFen: signedFenOrMore,
});
export type AccountRow = z.infer<typeof accountRow>;

const entryKind = z.enum([...lineKind.options, 'voucher-sold', 'voucher-refunded', 'points', 'payout']);
export type EntryKind = z.infer<typeof entryKind>;

/** A coupon as people know it: by its number and what it is called. */
export const namedCoupon = z.strictObject({ number: couponNumber, title: z.string() });

/** One entry as an account sees it: its own amount, the whole of its postings, and the way to the bill. */
export const entryRow = z.strictObject({
  entryId: id,
  /** its number on paper, in the journal too */
  entryNo: z.string(),
  kind: entryKind,
  at: instant,
  movedFrom: month.optional(),
  counter: counterRef.optional(),
  slipNo: z.string().optional(),
  /** the voucher that was sold or paid back, or what was used on the bill */
  coupons: z.array(namedCoupon),
  statementId: z.string().optional(),
  note: z.string().optional(),
  amountFen: signedFenOrMore,
  postings: z.array(z.strictObject({ account: z.string(), name: z.string(), amountFen: signedFenOrMore })),
  /** lines of statements that it is, each opens its bill; of a voucher that was sold those of the bill it was used on since */
  lines: z.array(z.strictObject({ lineId: id, brandName: z.string() })),
});
export type EntryRow = z.infer<typeof entryRow>;

export const account = z
  .string()
  .regex(/^[a-z-]+(:[0-9A-Za-z_-]+)?$/)
  .max(120);
