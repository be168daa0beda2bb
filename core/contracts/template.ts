import { z } from 'zod';
import { action, anyone } from './define';
import { brandRef, counterRef, fen, id, instant, pageInput, pageOf, tier } from './shared';

/** How much a coupon is worth: its kind decides which fields are there. */
export const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash-off'), offFen: fen, everyFen: fen.optional(), capFen: fen.optional() }),
  z.strictObject({ kind: z.literal('percent-off'), offBp: z.int().min(1).max(10_000), capFen: fen.optional() }),
  z.strictObject({ kind: z.literal('exchange'), gift: z.string() }),
  /** sold for `priceFen`, takes off up to `faceFen` */
  z.strictObject({ kind: z.literal('voucher'), faceFen: fen, priceFen: fen }),
  z.strictObject({ kind: z.literal('freight'), capFen: fen.optional() }),
]);
export type Benefit = z.infer<typeof benefit>;

export const claimRefusal = z.enum([
  'TEMPLATE_NOT_STARTED',
  'TEMPLATE_ENDED',
  'TEMPLATE_SOLD_OUT',
  'TEMPLATE_SOLD_OUT_TODAY',
  'COUPON_LIMIT_REACHED',
  'COUPON_TIER_TOO_LOW',
  'COUPON_NEW_MEMBERS_ONLY',
  'COUPON_NOT_INVITED',
  'MEMBER_REQUIRED',
]);

/** What a list shows of an offer, and of a coupon made from it, alike. */
export const offerFacts = z.strictObject({
  templateId: id,
  title: z.string(),
  issuer: z.enum(['mall', 'brand']),
  brand: brandRef.optional(),
  benefit,
  thresholdFen: fen,
  /** e.g. "全场通用", "仅限女装" */
  scopeText: z.string(),
  /** the days and hours of use, when not always, e.g. "周一至周五 11:00–14:00" */
  whenText: z.string().optional(),
});
export type OfferFacts = z.infer<typeof offerFacts>;

/** What a shopper needs to know of an offer in a list. */
const templateCard = offerFacts.extend({
  /** e.g. "领取当天及之后 7 天有效" */
  validityText: z.string(),
  /** who may take it, when not everybody may */
  tierNeeded: tier.optional(),
  /** just these, where an offer is not for everybody from a level up; `tierNeeded` is then the lowest of them */
  justTiers: z.array(tier).optional(),
  claimFrom: instant,
  claimUntil: instant,
  perMember: z.int(),
  mine: z.int(),
  /** the end of the piece in her wallet that lasts longest */
  mineUntil: instant.optional(),
  claimable: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true) }),
    z.strictObject({ ok: z.literal(false), code: claimRefusal, message: z.string() }),
  ]),
});
export type TemplateCard = z.infer<typeof templateCard>;

/** Rules in sentences and where it counts, for the detail page. */
export const offerDetail = z.strictObject({
  rules: z.array(z.string()),
  howToUse: z.array(z.string()),
  /** where every counter that sells anything takes part: in all stores, or in these; absent where it is so in none */
  whole: z.strictObject({ everywhere: z.boolean(), stores: z.array(z.strictObject({ storeId: id, name: z.string() })) }).optional(),
  /** those that take part in all other stores, with their floor; at most a hundred */
  counters: z.array(counterRef),
});
export type OfferDetail = z.infer<typeof offerDetail>;

const templateDetail = templateCard.extend({ detail: offerDetail });

export const templateActions = {
  'template.list': action({
    caller: anyone,
    touches: 'own',
    changes: false,
    input: pageInput,
    output: pageOf(templateCard),
  }),
  'template.get': action({
    caller: anyone,
    touches: 'own',
    changes: false,
    input: z.strictObject({ templateId: id }),
    output: templateDetail,
  }),
};

/** Where an offer stands. */
export const offerState = z.enum(['draft', 'confirming', 'confirmed', 'published', 'paused', 'ended']);
