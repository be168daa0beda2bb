import { z } from 'zod';
import { action, anyone, member } from './define';
import { couponCard } from './coupon';
import { id, instant } from './shared';
import { offerDetail, offerFacts } from './template';

/** A coupon that is offered to whoever has the link. `over`: nobody took it in time, and it is back. */
const giftView = offerFacts.extend({
  giftId: id,
  state: z.enum(['open', 'taken', 'back', 'over']),
  /** a friend may take it until then */
  until: instant,
  validFrom: instant,
  validUntil: instant,
  /** the giver's name, masked */
  fromMasked: z.string(),
  /** who asks gave it, or took it: then her own piece of it */
  role: z.enum(['giver', 'taker', 'friend']),
  couponId: id.optional(),
  /** it is open, but the member who asks has as many of this offer as one may have */
  full: z.boolean(),
  detail: offerDetail,
});
export type GiftView = z.infer<typeof giftView>;

export const giftActions = {
  /** Offers one coupon for a day; the answer's id is the secret of the link. Asked again with a new request, a gift that is open is answered. */
  'coupon.give': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ couponId: id }),
    output: z.strictObject({ giftId: id, until: instant }),
  }),
  'coupon.take-back': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ couponId: id }),
    output: couponCard,
  }),
  /** What the link leads to, before anything is asked. */
  'gift.get': action({
    caller: anyone,
    touches: 'own',
    changes: false,
    input: z.strictObject({ giftId: id }),
    output: giftView,
  }),
  'gift.accept': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ giftId: id }),
    output: couponCard,
  }),
};
