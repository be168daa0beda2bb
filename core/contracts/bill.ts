import { z } from 'zod';
import { COUPONS_PER_BILL } from '../domain/coupon/limits';
import { action, atTheCounter } from './define';
import { fen, id } from './shared';
import { couponCard } from './coupon';
import { couponUse, receipt } from './redemption';
import { externalTenders } from './tender';

/** One amount of a bill, per brand and category; of a product when it was scanned or chosen. */
const billLine = z.strictObject({
  lineId: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  brandId: id,
  categoryId: id,
  /** of this brand and category, and sold at the counter */
  productId: id.optional(),
  /** of the product */
  quantity: z.int().min(1).max(9_999).optional(),
  /** 0 for what is given away */
  amountFen: fen,
});
/** None when nothing is bought and only gifts are handed over. */
export const billLines = z.array(billLine).max(500);

/** Why a coupon does not fit this bill; a closed list, each with the facts its sentence speaks of. */
export const misfitCode = z.enum([
  'NOT_YET_VALID',
  'EXPIRED',
  'WRONG_STATE',
  'WRONG_CHANNEL',
  'WRONG_COUNTER',
  'NOT_IN_SCOPE',
  'BELOW_THRESHOLD',
  'WRONG_WEEKDAY',
  'WRONG_HOUR',
  'WRONG_TIME',
  'TIER_TOO_LOW',
  'WRONG_TIER',
  'NEW_MEMBERS_ONLY',
  'TAG_MISSING',
  'NO_FREIGHT',
  'DOES_NOT_COMBINE',
  'LIMIT_PER_BILL',
  'NOTHING_LEFT_TO_DISCOUNT',
]);

/** What a set of coupons does to the bill. */
const application = z.strictObject({
  couponIds: z.array(id),
  savedFen: fen,
  payFen: fen,
  coupons: z.array(couponUse.extend({ lines: z.array(z.strictObject({ lineId: z.string(), savedFen: fen })), freightFen: fen.optional() })),
});

/** What taking a coupon would cost: what of the best could stay beside it (itself first), titles of those that would go, and how much less is saved. */
const swap = z.strictObject({ couponIds: z.array(id), gone: z.array(z.string()), lessFen: fen });

/** A paid voucher of which more lapses than it adds: what it cost, what lapses, and how much less is saved without it. */
const lapse = z.strictObject({ paidFen: fen, lapsesFen: fen, addsFen: fen });

export const quoteAnswer = z.strictObject({
  subtotalFen: fen,
  /** how many of her points could pay a part of what is chosen (else of the best), and how much; absent for none */
  pointsUsable: z.int().optional(),
  pointsFen: fen.optional(),
  /** `swap` for one that the best leaves out, `lapse` for one among those asked for (else of the best) that deserves a second thought */
  fits: z.array(z.strictObject({ coupon: couponCard, savesFen: fen, swap: swap.optional(), lapse: lapse.optional() })),
  misfits: z.array(z.strictObject({ coupon: couponCard, code: misfitCode, message: z.string() })),
  /** the legal combination that saves most, and the gifts that go with it */
  best: application,
  /** what the coupons asked for do; absent when none were asked for or they do not go together */
  chosen: application.optional(),
  chosenRefusal: z
    .strictObject({
      couponId: id,
      code: misfitCode,
      message: z.string(),
      /** with this coupon kept, which of those asked for can stay, and titles of those that go; absent when it does not fit alone */
      instead: z.strictObject({ couponIds: z.array(id), gone: z.array(z.string()) }).optional(),
    })
    .optional(),
});
export type QuoteAnswer = z.infer<typeof quoteAnswer>;

/** Points that pay a part of a bill: in whole hundreds, up to what the quote says; the amount to pay is shown before them. */
export const pointsToUse = z.int().min(1).max(1_000_000_000);

/** The number printed on the till slip, unique per counter and day. */
export const slipNo = z.string().regex(/^[0-9A-Za-z-]{1,24}$/);

export const billActions = {
  'bill.quote': action({
    caller: atTheCounter,
    touches: 'visit',
    changes: false,
    input: z.strictObject({ ticketId: id, lines: billLines, couponIds: z.array(id).max(COUPONS_PER_BILL).optional() }),
    output: quoteAnswer,
  }),
  'bill.redeem': action({
    caller: atTheCounter,
    touches: 'visit',
    changes: true,
    audit: '核销',
    input: z.strictObject({
      ticketId: id,
      /** may be absent only when there are no lines */
      slipNo: slipNo.optional(),
      lines: billLines,
      /** may be empty only when points or vouchers of other platforms are used */
      couponIds: z.array(id).max(COUPONS_PER_BILL),
      /** what the screen showed; a bill that would come out otherwise is refused */
      expectedPayFen: fen,
      /** vouchers of other platforms that pay a part of it */
      tenders: externalTenders.optional(),
      points: pointsToUse.optional(),
    }),
    output: receipt,
  }),
};
