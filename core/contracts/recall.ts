import { z } from 'zod';
import { couponNumber } from './coupon';
import { action, staff } from './define';
import { id, instant, note, pageInput, pageOf } from './shared';

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

const operator = staff('group-operator');

export const recallActions = {
  'coupon.void': action({
    caller: operator,
    touches: 'group',
    changes: true,
    audit: '作废会员的券',
    /** the coupon's id, or the number that the shopper reads out */
    input: z.strictObject({ couponId: z.union([id, couponNumber]), reason: note }),
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
  'recall.list': action({ caller: operator, touches: 'group', changes: false, input: pageInput, output: pageOf(recall) }),
};
