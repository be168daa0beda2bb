import { z } from 'zod';
import { lineKind, month, signedFenOrMore } from './books-shared';
import { action, staff } from './define';
import { namedCoupon } from './ledger';
import { brandRef, counterRef, fen, id, instant, note, pageInput, pageOf } from './shared';

/** What it means to a brand: goods before coupons, and what they were paid or discounted with. */
const parts = z.strictObject({
  salesFen: signedFenOrMore,
  cashFen: signedFenOrMore,
  /** of the money: taken by the brand itself, at a leased counter */
  takenFen: signedFenOrMore,
  externalFen: signedFenOrMore,
  pointsFen: signedFenOrMore,
  voucherFen: signedFenOrMore,
  mallFen: signedFenOrMore,
  brandFen: signedFenOrMore,
  platformFen: signedFenOrMore,
  correctionFen: signedFenOrMore,
});

export const statementState = z.enum(['open', 'issued', 'confirmed', 'disputed', 'settled']);

const statementRow = z.strictObject({
  statementId: id,
  brand: brandRef,
  month,
  state: statementState,
  /** the mall has answered what the brand objected to, and waits for the brand again */
  answered: z.literal(true).optional(),
  /** owed to the brand; below zero by it */
  dueFen: signedFenOrMore,
  salesFen: signedFenOrMore,
  /** of the discounts: borne by the mall, and by the brand itself */
  mallFen: signedFenOrMore,
  brandFen: signedFenOrMore,
  /** of what was paid, taken by the brand itself: not owed to it any more */
  takenFen: signedFenOrMore,
  /** entries as a bookkeeper counts them: a bill that coupons were used on is one */
  lineCount: z.int(),
  /** how often it was made anew after it had been issued */
  revision: z.int(),
  /** what was booked after it was made is not in it: it must be issued again */
  stale: z.boolean(),
  /** its month is locked: nothing goes into it any more */
  locked: z.boolean(),
});
export type StatementRow = z.infer<typeof statementRow>;

/** Sums of statements. */
const statementSums = statementRow
  .pick({ dueFen: true, salesFen: true, mallFen: true, brandFen: true, takenFen: true, lineCount: true })
  .extend({ statements: z.int() });
export type StatementSums = z.infer<typeof statementSums>;

const statementView = statementRow.extend({
  parts,
  byKind: z.array(z.strictObject({ kind: lineKind, count: z.int(), dueFen: signedFenOrMore, parts })),
  madeAt: instant,
  /** where it is `stale`, what the books say is owed now; not told to a brand's people, who see it with the next issue */
  bookedDueFen: signedFenOrMore.optional(),
  /** what happened to it, oldest first */
  history: z.array(
    z.strictObject({
      at: instant,
      event: z.enum(['issue', 'confirm', 'dispute', 'withdraw', 'answer', 'renew', 'settle']),
      byName: z.string(),
      dueFen: signedFenOrMore,
      /** of what an issue changed, what finance had put right by hand; absent where that is nothing */
      correctionFen: signedFenOrMore.optional(),
      note: z.string().optional(),
    }),
  ),
});
export type StatementView = z.infer<typeof statementView>;

const bookLine = z.strictObject({
  lineId: id,
  kind: lineKind,
  at: instant,
  counter: counterRef.optional(),
  slipNo: z.string().optional(),
  /** a bill that coupons were used on: what they took off is in it */
  withCoupons: z.literal(true).optional(),
  /** it, or a coupon on it, was booked after the statement was issued: it is in the next issue */
  later: z.literal(true).optional(),
  /** the month it belonged to, when that was locked already */
  movedFrom: month.optional(),
  note: z.string().optional(),
  dueFen: signedFenOrMore,
  parts,
});
export type BookLineView = z.infer<typeof bookLine>;

/** The bill behind a line: what was bought, and how the entry went into the accounts. */
const bookLineDetail = bookLine.extend({
  goods: z.array(
    z.strictObject({ lineId: z.string(), brandName: z.string(), categoryName: z.string(), amountFen: fen, savedFen: fen, payFen: fen }),
  ),
  coupons: z.array(namedCoupon.extend({ savedFen: fen })),
  /** of a refund: its number and reason; `goods` and `coupons` are then what came back by it, not the whole sale */
  refund: z.strictObject({ refundNo: z.string().optional(), reason: z.string().optional() }).optional(),
  /** of the sale, by all of its refunds so far; to a brand, of its own goods */
  refundedFen: fen,
  postings: z.array(z.strictObject({ account: z.string(), name: z.string(), amountFen: signedFenOrMore })),
});

/** A part of a brand's name. */
const brandName = z.string().trim().min(1).max(20).optional();

const finance = staff('finance');
const reader = staff('finance', 'group-operator', 'brand-operator');
const brand = staff('brand-operator');
const byId = z.strictObject({ statementId: id });
/** What is decided on is what was seen: another revision is refused with `STATEMENT_CHANGED`. */
const asSeen = byId.extend({ revision: z.int().min(0) });

/** Actions of the ops function: what is settled with brands. A brand's people see their own. */
export const statementActions = {
  'statement.list': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: pageInput.extend({
      month: month.optional(),
      state: statementState.optional(),
      /** only those whose dispute the mall has answered, and that wait for the brand again */
      answered: z.literal(true).optional(),
      brandName,
    }),
    output: pageOf(statementRow).extend({
      /** of all that were asked for, not of the page alone; with the first page */
      total: statementSums.optional(),
      /** of the month that was asked for: nothing goes into it any more */
      locked: z.boolean().optional(),
    }),
  }),
  'statement.get': action({ caller: reader, touches: 'group', changes: false, input: byId, output: statementView }),
  /** A bill is one line; of the kind `redemption` are all bills that coupons were used on. */
  'statement.lines': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: pageInput.extend({ statementId: id, kind: lineKind.optional() }),
    output: pageOf(bookLine),
  }),
  'statement.line': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: z.strictObject({ lineId: id }),
    output: bookLineDetail,
  }),
  /** Drafts the statements of a month anew, brand after brand; a timer goes on with what is left. */
  'statement.make': action({
    caller: finance,
    touches: 'group',
    changes: true,
    audit: '制作结算单',
    input: z.strictObject({ month }),
    output: z.strictObject({ month, made: z.int(), more: z.boolean() }),
  }),
  /** Takes the figures as they are now and shows them to the brand; again when something came after. */
  'statement.issue': action({ caller: finance, touches: 'group', changes: true, audit: '结算单出账', input: byId, output: statementView }),
  'statement.confirm': action({ caller: brand, touches: 'own', changes: true, audit: '确认结算单', input: asSeen, output: statementView }),
  'statement.dispute': action({
    caller: brand,
    touches: 'own',
    changes: true,
    audit: '对结算单提出异议',
    input: asSeen.extend({ note }),
    output: statementView,
  }),
  /** The brand takes its dispute back, as long as nobody has answered it. */
  'statement.withdraw': action({
    caller: brand,
    touches: 'own',
    changes: true,
    audit: '撤回结算异议',
    input: asSeen,
    output: statementView,
  }),
  'statement.answer': action({
    caller: finance,
    touches: 'group',
    changes: true,
    audit: '答复结算异议',
    input: byId.extend({ note }),
    output: statementView,
  }),
  /** It was paid; `note` is the payment's number. */
  'statement.settle': action({
    caller: finance,
    touches: 'group',
    changes: true,
    audit: '结算单付款',
    input: asSeen.extend({ note }),
    output: statementView,
  }),
};
