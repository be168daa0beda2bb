import { z } from 'zod';
import { COUPONS_PER_BILL } from '../domain/coupon/limits';
import { misfitCode } from './bill';
import { couponRules, name } from './coupon-rules';
import { fen, instant, tier } from './shared';

/** Later than any coupon lasts. */
const FOR_EVER = 8_640_000_000_000;

const line = z.strictObject({
  lineId: name,
  brandId: name,
  /** the line's category and all above it; empty for none */
  categoryPath: z.array(name).max(10),
  productId: name.optional(),
  amountFen: fen,
  storeId: name.optional(),
  counterId: name.optional(),
});
const goods = z.strictObject({ brandId: name, categoryPath: z.array(name).max(10) });

/** Everything a calculation depends on: nothing is looked up, nothing is kept. */
export const dryRunInput = z.strictObject({
  dryRun: z.literal(true),
  /** the instant of the bill; weekdays and hours are those of Asia/Shanghai */
  at: instant,
  storeId: name,
  counterId: name,
  channel: z.enum(['counter', 'online']).default('counter'),
  lines: z.array(line).max(500),
  goods: z.array(goods).max(500).optional(),
  freightFen: fen.default(0),
  member: z.strictObject({ tier, joinedAt: instant, tags: z.array(name).max(200).default([]) }),
  coupons: z
    .array(
      z.strictObject({
        couponId: name,
        templateId: name,
        validFrom: instant.default(0),
        validUntil: instant.default(FOR_EVER),
        template: couponRules,
      }),
    )
    .max(200),
  /** a set to be applied as it is, besides the search for the best one */
  couponIds: z.array(name).max(COUPONS_PER_BILL).optional(),
});
export type DryRunInput = z.infer<typeof dryRunInput>;

/** What is left of an amount. */
const split = z.strictObject({ amountFen: fen, savedFen: fen, payFen: fen });

const dryApplication = z.strictObject({
  /** in the order in which they were applied */
  couponIds: z.array(z.string()),
  savedFen: fen,
  payFen: fen,
  coupons: z.array(
    z.strictObject({
      couponId: z.string(),
      title: z.string(),
      gift: z.string().optional(),
      savedFen: fen,
      freightFen: fen.optional(),
      lines: z.array(z.strictObject({ lineId: z.string(), savedFen: fen })),
    }),
  ),
  lines: z.array(split.extend({ lineId: z.string() })),
  freight: split,
  settlement: z.array(
    z.strictObject({
      couponId: z.string(),
      bearer: z.enum(['mall', 'brand', 'platform', 'voucher']),
      brandId: z.string().optional(),
      amountFen: fen,
    }),
  ),
});
export type DryApplication = z.infer<typeof dryApplication>;

const dryMisfit = z.strictObject({
  couponId: z.string(),
  code: misfitCode,
  message: z.string(),
  /** what the code speaks of, e.g. `thresholdFen` and `eligibleFen` */
  facts: z.record(z.string(), z.unknown()),
});

export const dryRunAnswer = z.strictObject({
  subtotalFen: fen,
  freightFen: fen,
  /** what each coupon would save alone */
  fits: z.array(z.strictObject({ couponId: z.string(), savesFen: fen })),
  misfits: z.array(dryMisfit),
  best: dryApplication,
  /** what `couponIds` do; absent when there were none, or when they do not go together */
  chosen: dryApplication.optional(),
  chosenRefusal: dryMisfit.optional(),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswer>;
