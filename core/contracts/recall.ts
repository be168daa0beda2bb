import { z } from 'zod';
import { couponNumber } from './coupon';
import { action, staff } from './define';
import { fen, id, instant, note, pageInput, pageOf } from './shared';

/** Everything unused of one offer, voided in pages; paid vouchers are refunded instead. */
const recall = z.strictObject({
  recallId: id,
  templateId: id,
  title: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  /** `running`: also while some are held by an open bill */
  state: z.enum(['running', 'done']),
  voided: z.int(),
  refunded: z.int(),
});
export type Recall = z.infer<typeof recall>;

/** One piece that was ended by hand: voided, or, where somebody paid for it, refunded. */
const endedPiece = z.strictObject({
  recordId: z.string(),
  couponId: id,
  number: couponNumber,
  templateId: id,
  title: z.string(),
  worth: z.string(),
  outcome: z.enum(['voided', 'refunded']),
  /** with everything unused of its offer */
  whole: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instant,
});
export type EndedPiece = z.infer<typeof endedPiece>;

const operator = staff('group-operator');

/** the coupon's id, or the number that the shopper reads out */
const couponOrNumber = z.union([id, couponNumber]);
const oneCoupon = z.strictObject({ couponId: couponOrNumber, reason: note });

export const recallActions = {
  /** what one is about to void, and whose: it names a member, so it is kept in the log */
  'coupon.look': action({
    caller: operator,
    touches: 'group',
    changes: true,
    audit: '作废前查看会员的券',
    input: oneCoupon,
    output: z.strictObject({
      couponId: id,
      number: couponNumber,
      title: z.string(),
      worth: z.string(),
      /** masked name and phone */
      holder: z.string(),
      validUntil: instant,
      /** what was paid for it, which goes back to the payer */
      paidFen: fen.optional(),
    }),
  }),
  'coupon.void': action({
    caller: operator,
    touches: 'group',
    changes: true,
    audit: '作废会员的券',
    input: oneCoupon,
    output: z.strictObject({ couponId: id, title: z.string(), outcome: z.enum(['voided', 'refunded']) }),
  }),
  'coupon.recall': action({
    caller: operator,
    touches: 'group',
    changes: true,
    audit: '作废一个优惠的全部未用券',
    input: z.strictObject({ templateId: id, reason: note }),
    output: recall,
  }),
  'recall.look': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: z.strictObject({ templateId: id }),
    output: z.strictObject({ templateId: id, title: z.string(), worth: z.string(), unused: z.int() }),
  }),
  /** Pieces that were ended one by one, newest first; asked about one of them, whatever ended it. Nobody is named. */
  'recall.pieces': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: pageInput.extend({ couponId: couponOrNumber.optional() }),
    output: pageOf(endedPiece),
  }),
  'recall.list': action({ caller: operator, touches: 'group', changes: false, input: pageInput, output: pageOf(recall) }),
};
