import { z } from 'zod';
import { action, staff } from './define';
import { fen, id, instant } from './shared';
import { tenderPlatform } from './tender';

const window = { from: instant, to: instant };

const sums = z.strictObject({ count: z.int(), savedFen: fen, payFen: fen });

/** What one person (or till, or a whole store) did in a window; undone redemptions stand under `reversals` only. */
export const shiftReport = z.strictObject({
  ...window,
  storeId: id,
  /** who, as receipts name her; absent for the whole store */
  name: z.string().optional(),
  /** on which terminals; a till has a name, a person's phone has none */
  terminals: z.array(z.strictObject({ terminalId: z.string(), name: z.string().optional(), count: z.int() })),
  /** `payFen` after coupons: what points paid, what vouchers of other platforms counted for, and what was to be taken in money */
  redemptions: sums.extend({ pointsFen: fen, externalFen: fen, dueFen: fen }),
  /** bills she opened and somebody else took the money for: in nobody's sum but theirs; absent for the whole store */
  opened: sums.extend({ dueFen: fen }).optional(),
  byKind: z.array(
    z.strictObject({ kind: z.enum(['cash-off', 'percent-off', 'exchange', 'voucher', 'freight']), count: z.int(), savedFen: fen }),
  ),
  /** vouchers of other platforms that were taken instead of money, at their face: the bill may be less */
  external: z.array(z.strictObject({ platform: tenderPlatform, count: z.int(), paidFen: fen, faceFen: fen })),
  reversals: z.strictObject({ count: z.int(), savedFen: fen }),
  /** `externalFen` goes back through other platforms */
  refunds: z.strictObject({ count: z.int(), payFen: fen, cashFen: fen, pointsFen: fen, externalFen: fen }),
  /** of the redemptions: no sale met them so far, and those whose sale is another bill */
  unmet: z.int(),
  mismatches: z.int(),
});
export type ShiftReport = z.infer<typeof shiftReport>;

/** At most a day and a half, so that a night shift fits. */
export const shiftWindow = z.strictObject(window).refine(({ from, to }) => from < to && to - from <= 36 * 3_600_000, { path: ['to'] });

export const shiftActions = {
  /** The caller's own shift on all her terminals; a manager may ask for the whole store's. */
  'shift.report': action({
    caller: staff('guide', 'cashier', 'store-manager'),
    touches: 'store',
    changes: false,
    input: z
      .strictObject({ ...window, whole: z.boolean().optional() })
      .refine(({ from, to }) => from < to && to - from <= 36 * 3_600_000, { path: ['to'] }),
    output: shiftReport,
  }),
};
