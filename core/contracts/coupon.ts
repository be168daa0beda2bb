import { z } from 'zod';
import { action, member } from './define';
import { id, instant, pageInput, pageOf } from './shared';
import { offerDetail, offerFacts } from './template';

/** Where a coupon is in a shopper's words: `waiting` is issued but not yet valid. */
export const walletState = z.enum(['usable', 'waiting', 'locked', 'giving', 'used', 'expired', 'voided', 'given', 'refunded']);

export const couponCard = offerFacts.extend({
  couponId: id,
  state: walletState,
  validFrom: instant,
  validUntil: instant,
  source: z.enum(['claim', 'welcome-pack', 'grant']),
  usedAt: instant.optional(),
});
export type CouponCard = z.infer<typeof couponCard>;

export const couponDetail = couponCard.extend({
  detail: offerDetail,
  usedAtCounter: z.string().optional(),
  redemptionId: id.optional(),
});

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
