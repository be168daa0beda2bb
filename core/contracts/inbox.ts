import { z } from 'zod';
import { action, member } from './define';
import { fen, id, instant, pageInput, pageOf } from './shared';
import { receipt } from './redemption';

/** What became of a bill since she was told of it. */
const undone = z.strictObject({ how: z.enum(['reversed', 'refunded', 'partly-refunded']), at: instant });

const inboxItem = z.strictObject({
  inboxId: id,
  kind: z.enum(['welcome', 'receipt', 'reversal', 'refund', 'account', 'coupon']),
  title: z.string(),
  text: z.string(),
  at: instant,
  read: z.boolean(),
  redemptionId: id.optional(),
  /** on the message that tells of a use, once it was undone or its goods went back */
  undone: undone.optional(),
});

/** What went back of a bill by now: its value in all, when the last of it did, whether nothing is left. */
const refunded = z.strictObject({ at: instant, backFen: fen, complete: z.boolean() });

const ownReceipt = receipt.extend({ refunded: refunded.optional() });
export type OwnReceipt = z.infer<typeof ownReceipt>;

export const inboxActions = {
  'inbox.list': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: pageInput,
    output: pageOf(inboxItem),
  }),
  'inbox.read': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ inboxId: id }),
    output: inboxItem,
  }),
  /** Marks what she has been shown as read: everything up to `until`. What came later stays new. */
  'inbox.read-all': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ until: instant }),
    output: z.strictObject({ unreadInbox: z.int() }),
  }),
  /** The shopper's copy of a receipt. */
  'receipt.get': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: z.strictObject({ redemptionId: id }),
    output: ownReceipt,
  }),
};
