import { z } from 'zod';
import { month, signedFen, signedFenOrMore } from './books-shared';
import { action, staff } from './define';
import { account, accountRow, entryRow, salesParts, salesRow } from './ledger';
import { statementState } from './statement';
import { fen, id, instant, note, nothing, pageInput, pageOf } from './shared';

const figures = z.strictObject({
  at: instant,
  /** sold and not used yet */
  voucherLiabilityFen: signedFenOrMore,
  /** points not spent yet, at their worth */
  pointsLiabilityFen: signedFenOrMore,
  /** paid for vouchers and bought nothing */
  lapsedVoucherFen: signedFenOrMore,
  /** the mall's own part of discounts */
  mallDiscountFen: signedFenOrMore,
  /** what is still owed to all brands together */
  brandsOwedFen: signedFenOrMore,
});

const accountant = staff('finance', 'group-operator');
const finance = staff('finance');
const reader = staff('finance', 'group-operator', 'brand-operator');

/** Actions of the ops function: the books. */
export const booksActions = {
  /** Months with what became of their statements, latest first, and what the mall owes now. */
  'books.open': action({
    caller: accountant,
    touches: 'group',
    changes: false,
    input: nothing,
    output: z.strictObject({
      figures,
      months: z.array(
        z.strictObject({
          month,
          over: z.boolean(),
          locked: z.boolean(),
          dueFen: signedFenOrMore,
          /** brands with lines in it */
          brands: z.int(),
          states: z.partialRecord(statementState, z.int()),
        }),
      ),
    }),
  }),
  /** The liabilities at an instant, from the postings. */
  'books.figures': action({
    caller: accountant,
    touches: 'group',
    changes: false,
    input: z.strictObject({ at: instant }),
    output: figures,
  }),
  /** Voucher sale, driven sale and add-on sale of a month apart, by brand; a brand's people see their own. */
  'books.sales': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: z.strictObject({ month, brandId: id.optional() }),
    output: z.strictObject({
      items: z.array(salesRow),
      /** of all of them; a bill with goods of several brands counts with each */
      total: salesParts,
      /** stores' days of which something is not in it before the next night */
      pending: z.int(),
    }),
  }),
  /** The trial balance of a month: what each account opened with, what moved, what it closed with. */
  'books.accounts': action({
    caller: accountant,
    touches: 'group',
    changes: false,
    input: z.strictObject({ month }),
    output: z.strictObject({ month, locked: z.boolean(), items: z.array(accountRow) }),
  }),
  /** One page of what moved on an account in a month, the latest first. */
  'books.entries': action({
    caller: accountant,
    touches: 'group',
    changes: false,
    input: pageInput.extend({ month, account }),
    output: pageOf(entryRow),
  }),
  /** Vouchers that were sold and are not used yet, by offer, as of now. */
  'books.vouchers': action({
    caller: accountant,
    touches: 'group',
    changes: false,
    input: nothing,
    output: z.strictObject({
      /** as the books have it */
      liabilityFen: signedFenOrMore,
      items: z.array(z.strictObject({ templateId: id, title: z.string(), pieces: z.int(), paidFen: fen })),
      /** of the liability on no coupon: something is still on its way into the books */
      restFen: signedFenOrMore,
    }),
  }),
  /** No entry can go into it any more; later events go to the next month. */
  'books.lock': action({
    caller: finance,
    touches: 'group',
    changes: true,
    audit: '锁账',
    input: z.strictObject({ month }),
    output: z.strictObject({ month, lockedAt: instant }),
  }),
  /** Puts something right for a brand: in the given month while it is open, else in the next that is. */
  'books.correct': action({
    caller: finance,
    touches: 'group',
    changes: true,
    audit: '结算更正',
    input: z.strictObject({
      brandId: id,
      month,
      amountFen: signedFen.refine(amount => amount !== 0),
      note,
    }),
    output: z.strictObject({ lineId: id, month }),
  }),
};
