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
const fromMinute = minute.describe('Minutes since midnight.');
const untilMinute = minute.describe(
  'Minutes since midnight, not included; 1,440 is the end of the day. Smaller than `fromMinute`: over midnight. Equal: never.',
);
const days = z.array(z.int().min(1).max(7)).min(1).max(7);
const cap = fen.min(1).optional().describe('At most so much comes off. Absent: no limit.');

const ruleBenefit = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('cash-off'),
      offFen: fen.min(1).describe('What comes off; less where less is left.'),
      everyFen: fen
        .min(1)
        .optional()
        .describe('每满减: `offFen` once for each whole `everyFen` of the eligible lines; the first is a threshold too.'),
      capFen: cap,
    })
    .describe('满减: a fixed amount.'),
  z
    .strictObject({
      kind: z.literal('percent-off'),
      offBp: bp.describe('What comes OFF in basis points: 八折 is 2,000. Of the sum of the eligible lines, rounded down to the fen.'),
      capFen: cap,
    })
    .describe('折扣: a rate.'),
  z
    .strictObject({ kind: z.literal('exchange'), gift: z.string().min(1).max(60).describe('What is handed over.') })
    .describe('兑换: nothing comes off. With threshold 0 no purchase is asked for.'),
  z
    .strictObject({
      kind: z.literal('voucher'),
      faceFen: fen.min(1).describe('Takes off up to this; what it does not take off lapses.'),
      priceFen: fen.describe(
        'What it was sold for. Plays no part in what comes off, only between sets that save the same; settlement shows it as `voucher`.',
      ),
    })
    .describe('代金券: bought before, used once.'),
  z
    .strictObject({ kind: z.literal('freight'), capFen: cap })
    .describe('运费券: off the freight only; its scope and threshold are those of the goods.'),
]) satisfies z.ZodType<Benefit>;

const scopeRule = z.strictObject({
  kind: z.enum(['brands', 'stores', 'counters', 'categories', 'products']),
  ids: names.describe('Any of these. A category stands for everything below it.'),
});
const ruleList = z.array(scopeRule).max(20);
const scope = z.strictObject({
  include: ruleList.default([]).describe('Every rule must hold (AND); none: everything.'),
  anyOf: z
    .array(ruleList.min(1))
    .min(1)
    .max(20)
    .optional()
    .describe('Besides, every rule of one group at least (OR of groups, AND within): "brand A, or category X". Absent: everything.'),
  exclude: ruleList.default([]).describe('No rule may hold (any one takes a line out); wins over inclusions.'),
});

const openTime = z.strictObject({
  days: days.optional().describe('1 Monday … 7 Sunday; hours over midnight belong to the day on which they begin. Absent: all.'),
  fromMinute,
  untilMinute,
});

const condition = z.discriminatedUnion('code', [
  z
    .strictObject({ code: z.literal('weekdays'), days: days.describe('1 Monday … 7 Sunday.') })
    .describe('The calendar day of the instant, in UTC+8, also where hours run over midnight.'),
  z.strictObject({ code: z.literal('hours'), fromMinute, untilMinute }).describe('One range of every day.'),
  z
    .strictObject({ code: z.literal('times'), anyOf: z.array(openTime).min(1).max(50).describe('One is enough.') })
    .describe('Several ranges, each with days of its own.'),
  z.strictObject({ code: z.literal('tier'), atLeast: tier }).describe('This tier or a higher one.'),
  z.strictObject({ code: z.literal('tiers'), anyOf: z.array(tier).min(1).max(5) }).describe('Just these tiers.'),
  z
    .strictObject({ code: z.literal('new-member'), withinDays: z.int().min(0).max(3650).describe('0: the day of joining only.') })
    .describe('Until the end of the n-th day after the day of joining.'),
  z.strictObject({ code: z.literal('tag'), anyOf: names }).describe('One of these tags; for all of several, one condition each.'),
]) satisfies z.ZodType<Condition>;

const stacking = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exclusive') }).describe('Alone on the bill: no other coupon, no gift, no freight coupon.'),
  z
    .strictObject({ kind: z.literal('one-per-class') })
    .describe('The only one of its `class`, whatever the others of that class say; with any other class.'),
  z
    .strictObject({
      kind: z.literal('up-to'),
      n: z
        .int()
        .min(1)
        .max(COUPONS_PER_BILL)
        .describe('Pieces of its template on one bill. One too many is `DOES_NOT_COMBINE`, `own-kind`.'),
    })
    .describe('With any other that does not refuse it, also of its class.'),
]);

const costBearers = z
  .array(
    z.strictObject({ bearer: z.enum(['mall', 'brand', 'platform']).describe('`brand`: the brands whose goods were discounted.'), shareBp }),
  )
  .refine(bearers => bearers.reduce((sum, { shareBp: share }) => sum + share, 0) === 10_000, 'shares sum to 10,000 bp');

/** The definition of a template, as far as a bill is judged by it: `CouponRules` on the wire, with what mostly holds left out. */
export const couponRules = z
  .strictObject({
    title: z.string().max(60).default('').describe('For messages only.'),
    issuer: z.enum(['mall', 'brand']).describe("A brand's coupons are applied before the mall's."),
    brandId: name
      .optional()
      .describe(
        "Whose it is; asked for with `issuer` brand, and its scope is then that brand's goods unless `scope.include` names brands.",
      ),
    benefit: ruleBenefit,
    thresholdFen: fen.default(0).describe('What the eligible lines must come to, together; just as much is enough.'),
    thresholdOn: z
      .enum(['left', 'before'])
      .default('left')
      .describe(
        'What the threshold and `everyFen` are measured on: what coupons applied before it have left of the eligible lines, or what stands on the bill. A rate is always taken of what is left.',
      ),
    scope: scope
      .default({ include: [], exclude: [] })
      .describe('Which lines it is for: its threshold counts them, and it takes off them, in proportion to what they hold.'),
    channel: z.enum(['counter', 'online', 'both']).default('both').describe('Where it may be used.'),
    conditions: z.array(condition).max(20).default([]).describe('All must hold.'),
    stacking: stacking.describe('With which others it goes; it is enough that one of two refuses the other.'),
    class: name.describe('For `one-per-class`.'),
    className: name.optional().describe('For messages only.'),
    priority: z.int().min(-1_000_000).max(1_000_000).default(0).describe('Smaller is applied first, among coupons of the same issuer.'),
    costBearers: costBearers
      .default([{ bearer: 'mall', shareBp: 10_000 }])
      .describe(
        'Who bears what comes off, in basis points that sum to 10,000. Fen that do not divide go to the one named first where remainders are equal.',
      ),
    counterIds: z
      .union([z.literal('all'), z.array(name).max(5_000)])
      .default('all')
      .describe('The counters that take part.'),
    version: z.int().min(1).default(1).describe('Plays no part here.'),
    maxPerBill: z
      .int()
      .min(1)
      .max(COUPONS_PER_BILL)
      .optional()
      .describe('Pieces of its template on one bill; the smallest number of any piece counts. One too many is `LIMIT_PER_BILL`.'),
    backOnRefund: z.boolean().optional().describe('Plays no part here.'),
  })
  .refine(({ issuer, brandId }) => issuer === 'mall' || brandId !== undefined, {
    path: ['brandId'],
    message: 'a brand issues it: which?',
  }) satisfies z.ZodType<CouponRules, unknown>;
