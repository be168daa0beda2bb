import { z } from 'zod';
import type { Benefit, Condition, CouponRules } from '../domain/coupon/rules';
import { COUPONS_PER_BILL } from '../domain/coupon/limits';
import { fen, tier } from './shared';

/** Any name at all: a definition may come from another system. */
export const name = z.string().min(1).max(64);
const names = z.array(name).min(1).max(500);
const bp = z.int().min(1).max(10_000);
const shareBp = z.int().min(0).max(10_000);
const minute = z.int().min(0).max(1440);

const ruleBenefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash-off'), offFen: fen.min(1), everyFen: fen.min(1).optional(), capFen: fen.min(1).optional() }),
  z.strictObject({ kind: z.literal('percent-off'), offBp: bp, capFen: fen.min(1).optional() }),
  z.strictObject({ kind: z.literal('exchange'), gift: z.string().min(1).max(60) }),
  z.strictObject({ kind: z.literal('voucher'), faceFen: fen.min(1), priceFen: fen }),
  z.strictObject({ kind: z.literal('freight'), capFen: fen.min(1).optional() }),
]) satisfies z.ZodType<Benefit>;

const scopeRule = z.strictObject({ kind: z.enum(['brands', 'stores', 'counters', 'categories', 'products']), ids: names });
const ruleList = z.array(scopeRule).max(20);
const scopeRules = ruleList.default([]);

const condition = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('weekdays'), days: z.array(z.int().min(1).max(7)).min(1).max(7) }),
  z.strictObject({ code: z.literal('hours'), fromMinute: minute, untilMinute: minute }),
  z.strictObject({
    code: z.literal('times'),
    anyOf: z
      .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7).optional(), fromMinute: minute, untilMinute: minute }))
      .min(1)
      .max(50),
  }),
  z.strictObject({ code: z.literal('tier'), atLeast: tier }),
  z.strictObject({ code: z.literal('tiers'), anyOf: z.array(tier).min(1).max(5) }),
  z.strictObject({ code: z.literal('new-member'), withinDays: z.int().min(0).max(3650) }),
  z.strictObject({ code: z.literal('tag'), anyOf: names }),
]) satisfies z.ZodType<Condition>;

const stacking = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exclusive') }),
  z.strictObject({ kind: z.literal('one-per-class') }),
  z.strictObject({ kind: z.literal('up-to'), n: z.int().min(1).max(COUPONS_PER_BILL) }),
]);

const costBearers = z
  .array(z.strictObject({ bearer: z.enum(['mall', 'brand', 'platform']), shareBp }))
  .refine(bearers => bearers.reduce((sum, { shareBp }) => sum + shareBp, 0) === 10_000, 'shares sum to 10,000 bp');

/** The definition of a template, as far as a bill is judged by it: `CouponRules` on the wire, with what mostly holds left out. */
export const couponRules = z
  .strictObject({
    title: z.string().max(60).default(''),
    issuer: z.enum(['mall', 'brand']),
    brandId: name.optional(),
    benefit: ruleBenefit,
    thresholdFen: fen.default(0),
    thresholdOn: z.enum(['left', 'before']).default('left'),
    scope: z
      .strictObject({ include: scopeRules, anyOf: z.array(ruleList.min(1)).min(1).max(20).optional(), exclude: scopeRules })
      .default({ include: [], exclude: [] }),
    channel: z.enum(['counter', 'online', 'both']).default('both'),
    conditions: z.array(condition).max(20).default([]),
    stacking,
    class: name,
    className: name.optional(),
    priority: z.int().min(-1_000_000).max(1_000_000).default(0),
    costBearers: costBearers.default([{ bearer: 'mall', shareBp: 10_000 }]),
    counterIds: z.union([z.literal('all'), z.array(name).max(5_000)]).default('all'),
    version: z.int().min(1).default(1),
    maxPerBill: z.int().min(1).max(COUPONS_PER_BILL).optional(),
    backOnRefund: z.boolean().optional(),
  })
  .refine(({ issuer, brandId }) => issuer === 'mall' || brandId !== undefined, {
    path: ['brandId'],
    message: 'a brand issues it: which?',
  }) satisfies z.ZodType<CouponRules, unknown>;
