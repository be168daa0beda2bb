import { z } from 'zod';
import { COUPONS_PER_BILL } from '../domain/coupon/limits';
import { misfitCode } from './bill';
import { couponRules, name } from './coupon-rules';
import { fen, instant, tier } from './shared';

/** Later than any coupon lasts. */
const FOR_EVER = 8_640_000_000_000;

const categoryPath = z
  .array(name)
  .max(10)
  .describe('The category and all above it, in any order; empty for none. A rule for a category holds for each of its path.');

const line = z.strictObject({
  lineId: name.describe('Unique on the bill. Fen that do not divide go to the smaller id (by code unit) where remainders are equal.'),
  brandId: name.describe('Whose goods they are.'),
  categoryPath,
  productId: name
    .optional()
    .describe('Absent: the line is only an amount. It is then in no list of products, neither taken in nor taken out by one.'),
  amountFen: fen.describe(
    'What stands on the bill before coupons; 0 for what is given away. Lines and freight come to at most 100,000,000,000 together.',
  ),
  storeId: name.optional().describe("Where it was sold; absent: the bill's."),
  counterId: name
    .optional()
    .describe("Where it was sold; absent: the bill's. Lines of counters that take no part do not count for a coupon."),
});

const goods = z.strictObject({ brandId: name, categoryPath });

const member = z.strictObject({
  tier: tier.describe('Lowest first: basic, silver, gold, platinum, diamond.'),
  joinedAt: instant.describe('When she joined; for `new-member`.'),
  tags: z.array(name).max(200).default([]).describe('What `tag` asks for.'),
});

const coupon = z.strictObject({
  couponId: name.describe('One piece. Of two coupons of the same issuer and priority the smaller id (by code unit) is applied first.'),
  templateId: name.describe('Pieces of one template are counted together by `up-to` and `maxPerBill`.'),
  validFrom: instant.default(0).describe('Good from this instant on.'),
  validUntil: instant.default(FOR_EVER).describe('Good until this instant, included.'),
  template: couponRules.describe('The whole definition; each piece brings its own.'),
});

/** Everything a calculation depends on: nothing is looked up, nothing is kept. */
export const dryRunInput = z.strictObject({
  dryRun: z.literal(true).describe('The calculation alone.'),
  at: instant.describe('The instant of the bill. Days and hours are those of UTC+8.'),
  storeId: name.describe('Where the bill is made.'),
  counterId: name.describe('Where the bill is made.'),
  channel: z.enum(['counter', 'online']).default('counter').describe('Where it is bought.'),
  lines: z.array(line).max(500).describe('May be empty: then only gifts without a threshold can fit. The order does not matter.'),
  goods: z
    .array(goods)
    .max(500)
    .optional()
    .describe(
      'What the counter hands out, for gifts without a threshold: one of these must be in scope, and the counter of the bill take part. Absent: the lines, where they were sold; without lines too, something that has no brand and no category.',
    ),
  freightFen: fen.default(0).describe('What sending costs; freight coupons take off this.'),
  member,
  coupons: z.array(coupon).max(200).describe('The wallet. The order does not matter.'),
  couponIds: z
    .array(name)
    .max(COUPONS_PER_BILL)
    .optional()
    .describe(
      'A set to be applied as it is, besides the search for the best one; in the order of application, whatever the order here. Of `coupons`, each once.',
    ),
});
export type DryRunInput = z.infer<typeof dryRunInput>;

/** What is left of an amount. */
const split = z.strictObject({
  amountFen: fen.describe('Before coupons.'),
  savedFen: fen.describe('What coupons took off it.'),
  payFen: fen.describe('What is left.'),
});

const dryCoupon = z.strictObject({
  couponId: z.string(),
  title: z.string(),
  gift: z.string().optional().describe('What is handed over.'),
  savedFen: fen.describe('What it took off, freight included.'),
  freightFen: fen.optional().describe('What it took off the freight; of freight coupons only.'),
  lines: z
    .array(z.strictObject({ lineId: z.string(), savedFen: fen }))
    .describe('What it took off each line; lines it took nothing off are left out.'),
});

const settlementLine = z.strictObject({
  couponId: z.string(),
  bearer: z.enum(['mall', 'brand', 'platform', 'voucher']).describe('Who bears it; `voucher`: it was paid when the voucher was bought.'),
  brandId: z
    .string()
    .optional()
    .describe("The brand whose goods were discounted; of what came off the freight the template's `brandId`, where it has one."),
  amountFen: fen,
});

const dryApplication = z.strictObject({
  couponIds: z.array(z.string()).describe('In the order in which they were applied.'),
  savedFen: fen.describe(
    'What all of them took off, freight included. A paid voucher counts with all that it took off, whatever was paid for it.',
  ),
  payFen: fen.describe('What is left of lines and freight.'),
  coupons: z.array(dryCoupon).describe('In the order in which they were applied.'),
  lines: z.array(split.extend({ lineId: z.string() })).describe('Every line of the bill, in its order.'),
  freight: split,
  settlement: z.array(settlementLine).describe('Who bears what came off; of each coupon they sum to what it took off.'),
});
export type DryApplication = z.infer<typeof dryApplication>;

const dryMisfit = z.strictObject({
  couponId: z.string(),
  code: misfitCode.describe(
    'Of several reasons the one that changes last: the coupon itself, channel and counter, scope, who, when, how much; among who and among when the first of `conditions`.',
  ),
  message: z.string().describe('In Chinese, for whoever stands at the till.'),
  facts: z
    .record(z.string(), z.unknown())
    .describe(
      'What the code speaks of: `validFrom`, `validUntil`, `channel`, the fields of the condition, `thresholdFen` and `eligibleFen`, `why` and `withCouponId` (with its `withTitle`, and `className`), `limit`.',
    ),
});

export const dryRunAnswer = z.strictObject({
  subtotalFen: fen.describe('The sum of the lines.'),
  freightFen: fen,
  fits: z
    .array(z.strictObject({ couponId: z.string(), savesFen: fen }))
    .describe('Coupons that fit alone, and what each would save alone.'),
  misfits: z.array(dryMisfit).describe('Coupons that do not fit even alone.'),
  best: dryApplication.describe('The legal set that saves most.'),
  chosen: dryApplication.optional().describe('What `couponIds` do; absent when there were none, or when they do not go together.'),
  chosenRefusal: dryMisfit
    .optional()
    .describe(
      'The first of `couponIds`, in the order of application, that does not fit even alone; else the first that cannot join those before it.',
    ),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswer>;
