import { z } from 'zod';
import { fen, id } from './shared';

/** Why a redemption and the sale of its slip are not the same bill. */
export const difference = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('COUNTER') }),
  z.strictObject({ code: z.literal('MEMBER') }),
  z.strictObject({ code: z.literal('LINE_AMOUNT'), lineId: z.string(), redeemedFen: fen, soldFen: fen }),
  z.strictObject({ code: z.literal('GROUP_AMOUNT'), brandId: id, categoryId: id, redeemedFen: fen, soldFen: fen }),
  z.strictObject({ code: z.literal('PAY'), redeemedFen: fen, soldFen: fen }),
  z.strictObject({ code: z.literal('POINTS'), redeemedFen: fen, soldFen: fen }),
  z.strictObject({ code: z.literal('CERTIFICATE'), certificate: z.string() }),
  /** a coupon that is for some products only, on goods that were not those */
  z.strictObject({ code: z.literal('PRODUCT'), couponId: id, title: z.string() }),
  z.strictObject({ code: z.literal('REFUNDED') }),
  z.strictObject({ code: z.literal('REVERSED') }),
  z.strictObject({ code: z.literal('OTHER_SALE') }),
]);
