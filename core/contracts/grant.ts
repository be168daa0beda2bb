import { z } from 'zod';
import { action, staff } from './define';
import { id, instant } from './shared';
import { claimRefusal, offerFacts } from './template';

const grantRefusal = z.enum([...claimRefusal.options, 'GRANT_LIMIT_REACHED']);

/** A coupon that the caller may give away today. */
const grantItem = offerFacts.extend({
  validityText: z.string(),
  /** how many more the caller may give today */
  leftToday: z.int(),
  perDay: z.int(),
  /** to the shopper in front of her, now */
  grantable: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true) }),
    z.strictObject({ ok: z.literal(false), code: grantRefusal, message: z.string() }),
  ]),
});
export type GrantItem = z.infer<typeof grantItem>;

const byStaff = staff('guide', 'store-manager');

export const grantActions = {
  'grant.list': action({
    caller: byStaff,
    touches: 'visit',
    changes: false,
    input: z.strictObject({ ticketId: id }),
    output: z.strictObject({ items: z.array(grantItem) }),
  }),
  'grant.give': action({
    caller: byStaff,
    touches: 'visit',
    changes: true,
    audit: '送券给顾客',
    input: z.strictObject({ ticketId: id, templateId: id }),
    output: z.strictObject({ couponId: id, templateId: id, title: z.string(), validFrom: instant, validUntil: instant }),
  }),
};
