import { z } from 'zod';
import { difference } from './difference';
import { action, atTheCounter, staff } from './define';
import { brandRef, categoryRef, counterRef, fen, id, instant, pageInput, pageOf } from './shared';
import { externalTenders } from './tender';

/** What one coupon does to a bill. */
export const couponUse = z.strictObject({
  couponId: id,
  title: z.string(),
  /** what is handed over, for a coupon that takes nothing off */
  gift: z.string().optional(),
  savedFen: fen,
});

/** A line as it was frozen: what the coupons took off it, what is left. */
export const receiptLine = z.strictObject({
  lineId: z.string(),
  brand: brandRef,
  category: categoryRef,
  product: z.strictObject({ productId: id, name: z.string() }).optional(),
  quantity: z.int().optional(),
  amountFen: fen,
  savedFen: fen,
  payFen: fen,
  /** what of it was paid with points */
  pointsFen: fen.optional(),
});

export const receipt = z.strictObject({
  redemptionId: id,
  /** the open bill that was paid, if there was one */
  billId: id.optional(),
  /** absent when gifts were handed over without a purchase */
  slipNo: z.string().optional(),
  at: instant,
  counter: counterRef,
  /** who served her; where somebody else took the money, who opened the bill */
  guideName: z.string(),
  /** who took the money of a bill that somebody else had opened: a cashier, or a till by its name */
  collectorName: z.string().optional(),
  memberMasked: z.string(),
  lines: z.array(receiptLine),
  coupons: z.array(couponUse),
  subtotalFen: fen,
  savedFen: fen,
  payFen: fen,
  /** what of `payFen` was not money */
  tenders: externalTenders.optional(),
  /** and what of it was paid with points */
  pointsUsed: z.int().optional(),
  pointsFen: fen.optional(),
  /** `payFen` less what the tenders are worth and points paid; absent without any */
  dueFen: fen.optional(),
  state: z.enum(['redeemed', 'reversed']),
  /** a purchase typed in by hand and not yet met by an uploaded sale: no points, commission or settlement until then */
  provisional: z.boolean(),
  /** no later than `at` once the till's sale has come: from then on it is refunded by the slip */
  reversibleUntil: instant,
  reversedAt: instant.optional(),
});
export type Receipt = z.infer<typeof receipt>;

/** Why a redemption does not count: its sale did not come in time, or is another bill. */
const redemptionFlag = z.enum(['NO_SALE', 'MISMATCH']);

const redemptionRow = receipt
  .pick({
    redemptionId: true,
    slipNo: true,
    at: true,
    counter: true,
    memberMasked: true,
    savedFen: true,
    payFen: true,
    pointsUsed: true,
    tenders: true,
    pointsFen: true,
    dueFen: true,
    collectorName: true,
    state: true,
    reversibleUntil: true,
  })
  .extend({
    couponTitles: z.array(z.string()),
    gifts: z.array(z.string()),
    guideName: z.string(),
    mineHere: z.boolean(),
    /** until when the caller may undo it, from where she stands; absent: not any more, or never */
    undoUntil: instant.optional(),
    /** nobody counts it until it is looked at: its sale did not come, or is another bill */
    flag: redemptionFlag.optional(),
  });

/** A redemption for the manager to look at. */
const unmetRow = redemptionRow
  .pick({
    redemptionId: true,
    slipNo: true,
    at: true,
    counter: true,
    memberMasked: true,
    savedFen: true,
    payFen: true,
    pointsUsed: true,
    tenders: true,
    pointsFen: true,
    couponTitles: true,
    gifts: true,
    guideName: true,
  })
  .extend({
    flag: redemptionFlag,
    differences: z.array(difference),
    /** the sale that is another bill */
    saleId: id.optional(),
    /** they differ in amounts only: the sale's may be accepted */
    acceptable: z.boolean(),
  });
export type UnmetRow = z.infer<typeof unmetRow>;

export const redemptionActions = {
  /**
   * Today's redemptions of the counter where the caller acts, newest first; a store manager without a counter sees the whole store.
   * `mine`: only those the caller made there, and those of bills she opened and somebody else took the money for. The sums are
   * of the same redemptions.
   */
  'redemption.list': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: pageInput.extend({ mine: z.boolean().optional() }),
    output: pageOf(redemptionRow).extend({
      /** `dueFen`: what was to be taken in money, as the receipts say it */
      today: z.strictObject({ count: z.int(), savedFen: fen, dueFen: fen }),
    }),
  }),
  'redemption.get': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: z.strictObject({ redemptionId: id }),
    output: receipt,
  }),
  /** Redemptions of the store that have met no sale within a day, or another bill's; newest first. */
  'redemption.unmet': action({
    caller: staff('store-manager'),
    touches: 'store',
    changes: false,
    input: pageInput,
    output: pageOf(unmetRow),
  }),
  /**
   * Undo: on the terminal that redeemed, within five minutes; by the store manager from any, the same business day, and at any
   * time what is flagged. The coupons go back as they were.
   */
  'redemption.reverse': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: true,
    audit: '撤销核销',
    input: z.strictObject({ redemptionId: id }),
    output: receipt,
  }),
};
