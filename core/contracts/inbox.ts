import { z } from 'zod';
import { action, member } from './define';
import { id, instant, pageInput, pageOf } from './shared';
import { receipt } from './redemption';

const inboxItem = z.strictObject({
  inboxId: id,
  kind: z.enum(['welcome', 'receipt', 'reversal', 'refund', 'account', 'coupon']),
  title: z.string(),
  text: z.string(),
  at: instant,
  read: z.boolean(),
  redemptionId: id.optional(),
});

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
    output: receipt,
  }),
};
