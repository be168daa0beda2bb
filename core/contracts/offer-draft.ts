import { z } from 'zod';
import { fen, id, instant, tier } from './shared';

/** Basis points of a whole. */
export const shareBp = z.int().min(0).max(10_000);
const minute = z.int().min(0).max(1440);
/** Pieces of a template. */
export const pieces = z.int().min(0).max(1_000_000_000);

const scopeRule = z.strictObject({
  kind: z.enum(['brands', 'stores', 'counters', 'categories', 'products']),
  ids: z.array(z.string().min(1).max(100)).max(500),
});
const scopeRules = z.array(scopeRule).max(20);
/** Lists of which one is enough: of goods, each a group of its own. */
const scopeChoice = z.array(z.array(scopeRule.extend({ kind: z.enum(['brands', 'categories', 'products']) })).length(1)).max(3);

const condition = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('weekdays'), days: z.array(z.int().min(0).max(9)).max(7) }),
  z.strictObject({ code: z.literal('hours'), fromMinute: minute, untilMinute: minute }),
  z.strictObject({
    code: z.literal('times'),
    anyOf: z
      .array(z.strictObject({ days: z.array(z.int().min(0).max(9)).max(7).optional(), fromMinute: minute, untilMinute: minute }))
      .max(20),
  }),
  z.strictObject({ code: z.literal('tier'), atLeast: tier }),
  z.strictObject({ code: z.literal('tiers'), anyOf: z.array(tier).max(5) }),
  z.strictObject({ code: z.literal('new-member'), withinDays: z.int().min(0).max(99_999) }),
  z.strictObject({ code: z.literal('tag'), anyOf: z.array(z.string().min(1).max(60)).max(100) }),
]);

const draftBenefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash-off'), offFen: fen, everyFen: fen.optional(), capFen: fen.optional() }),
  z.strictObject({ kind: z.literal('percent-off'), offBp: shareBp, capFen: fen.optional() }),
  z.strictObject({ kind: z.literal('exchange'), gift: z.string().max(60) }),
  z.strictObject({ kind: z.literal('voucher'), faceFen: fen, priceFen: fen }),
  z.strictObject({ kind: z.literal('freight'), capFen: fen.optional() }),
]);

/** A template as it is being made. It is kept also when it is not whole yet: what is missing is told, and stops it at submission. */
export const offerDraft = z.strictObject({
  title: z.string().trim().max(30),
  issuer: z.enum(['mall', 'brand']),
  /** of a brand's own; of the mall's, whose freight it is */
  brandId: id.optional(),
  benefit: draftBenefit,
  thresholdFen: fen,
  /** absent: `left`, what earlier coupons left */
  thresholdOn: z.enum(['left', 'before']).optional(),
  scope: z.strictObject({ include: scopeRules, anyOf: scopeChoice.optional(), exclude: scopeRules }),
  channel: z.enum(['counter', 'online', 'both']),
  conditions: z.array(condition).max(10),
  stacking: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exclusive') }),
    z.strictObject({ kind: z.literal('one-per-class') }),
    z.strictObject({ kind: z.literal('up-to'), n: z.int().min(0).max(99) }),
  ]),
  /** absent: all of its issuer, gifts apart */
  class: z.string().min(1).max(64).optional(),
  /** what people call the class, "满减类"; of one issuer those that are called alike are one class */
  className: z.string().trim().min(1).max(12).optional(),
  priority: z.int().min(0).max(9999),
  maxPerBill: z.int().min(0).max(99).optional(),
  backOnRefund: z.boolean().optional(),
  costBearers: z.array(z.strictObject({ bearer: z.enum(['mall', 'brand', 'platform']), shareBp })).max(3),
  validity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), from: instant, until: instant }),
    z.strictObject({ kind: z.literal('relative'), days: z.int().min(0).max(99_999) }),
  ]),
  claimFrom: instant,
  claimUntil: instant,
  inCentre: z.boolean(),
  perMember: pieces,
  stock: pieces,
  dailyStock: pieces.optional(),
  budgetFen: z.int().min(0).max(1_000_000_000_000).optional(),
  passphrase: z.string().max(30).optional(),
  grantPerDay: pieces.optional(),
  /** `opt-in`: only at the counters that have joined */
  joining: z.enum(['all', 'opt-in']),
});
export type OfferDraft = z.infer<typeof offerDraft>;
