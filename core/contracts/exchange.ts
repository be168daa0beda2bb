import { z } from 'zod';
import { couponCard } from './coupon';
import { action, member } from './define';

export const exchangeActions = {
  /** A passphrase, or a code out of a file, for its coupon. */
  'coupon.exchange': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ text: z.string().min(1).max(200) }),
    output: couponCard,
  }),
};
