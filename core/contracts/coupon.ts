import { z } from 'zod';
import { action, member } from './define';
import { fen, id, instant, pageInput, pageOf } from './shared';
import { offerDetail, offerFacts } from './template';

/** Where a coupon is in a shopper's words: `waiting` is issued but not yet valid. */
const walletState = z.enum(['usable', 'waiting', 'locked', 'giving', 'used', 'expired', 'voided', 'given', 'refunded']);

export const couponCard = offerFacts.extend({
  couponId: id,
  state: walletState,
  validFrom: instant,
  validUntil: instant,
  source: z.enum(['claim', 'welcome-pack', 'grant', 'passphrase', 'code', 'purchase', 'gift']),
  usedAt: instant.optional(),
  /** while locked: until when, and where as far as it is known */
  lock: z.strictObject({ until: instant, place: z.string().optional() }).optional(),
  /** while it is offered to a friend: until then it can be taken */
  giftUntil: instant.optional(),
});
export type CouponCard = z.infer<typeof couponCard>;

/** Twelve characters that are read aloud: "7K3M9QXR2D4T". */
export const couponNumber = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/);

const couponDetail = couponCard.extend({
  number: couponNumber,
  detail: offerDetail,
  usedAtCounter: z.string().optional(),
  redemptionId: id.optional(),
  /** may be given to a friend now */
  giveable: z.boolean(),
  /** while it is offered: the secret of the link */
  giftId: id.optional(),
  /** the friend who took it, masked */
  givenTo: z.string().optional(),
  /** what she paid for it herself */
  paidFen: fen.optional(),
  /** she paid for it and nobody used it: she may have her money back now */
  refundable: z.boolean(),
  refund: z.strictObject({ amountFen: fen, at: instant, reason: z.string().optional() }).optional(),
  voidReason: z.string().optional(),
});
export type CouponDetail = z.infer<typeof couponDetail>;

export const couponActions = {
  'coupon.claim': action({
    caller: member,
    touches: 'own',
    changes: true,
    input: z.strictObject({ templateId: id }),
    output: couponCard,
  }),
  'coupon.list': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: pageInput.extend({ tab: z.enum(['usable', 'used', 'expired']) }),
    output: pageOf(couponCard),
  }),
  'coupon.get': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: z.strictObject({ couponId: id }),
    output: couponDetail,
  }),
};
