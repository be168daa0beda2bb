import { z } from 'zod';
import { billActions, quoteAnswer } from './bill';
import { action, everybody, till } from './define';
import { dryRunAnswer, dryRunInput } from './dry-run';
import { receipt } from './redemption';
import { id, instant, nothing, requestId } from './shared';
import { visitView } from './visit';

/** A till serves its whole store: each bill says whose goods they are. The rest is a bill like a guide's. */
const atCounter = { counterId: id };

const quoteInput = z.discriminatedUnion('dryRun', [
  billActions['bill.quote'].input.extend({ ...atCounter, dryRun: z.literal(false).optional() }),
  dryRunInput,
]);

const reverseInput = z.union([
  z.strictObject({ redemptionId: id }),
  /** for a redemption whose answer was lost: by the number of its request */
  z.strictObject({ redeemRequestId: requestId }),
]);

export const lookupVerb = z.enum(['identify', 'redeem', 'reverse']);

const lookupAnswer = z.discriminatedUnion('state', [
  /** nothing was done under this number (so far) */
  z.strictObject({ state: z.literal('unknown') }),
  /** nothing was done, and nothing will be */
  z.strictObject({ state: z.literal('closed'), at: instant }),
  z.strictObject({ state: z.literal('done'), at: instant, visit: visitView.optional(), receipt: receipt.optional() }),
]);

/** The tills' interface over HTTP access. Which till calls follows from the key that signed. */
export const posContract = {
  'time.get': action({
    caller: everybody,
    touches: 'none',
    changes: false,
    input: nothing,
    output: z.strictObject({ now: instant }),
  }),
  'till.identify': action({
    caller: till,
    touches: 'visit',
    changes: true,
    audit: '识别会员码',
    input: z.strictObject({ code: z.string().min(1).max(512) }),
    output: visitView,
  }),
  'till.quote': action({
    caller: till,
    touches: 'visit',
    changes: false,
    input: quoteInput,
    output: z.union([quoteAnswer, dryRunAnswer]),
  }),
  'till.redeem': action({
    caller: till,
    touches: 'visit',
    changes: true,
    audit: '核销',
    input: billActions['bill.redeem'].input.extend(atCounter),
    output: receipt,
  }),
  /** Undo, by the till that redeemed, within five minutes. */
  'till.reverse': action({
    caller: till,
    touches: 'store',
    changes: true,
    audit: '撤销核销',
    input: reverseInput,
    output: receipt,
  }),
  /** What was answered to an earlier request of this till. */
  'till.lookup': action({
    caller: till,
    touches: 'store',
    changes: false,
    input: z.strictObject({ verb: lookupVerb, askedRequestId: requestId }),
    output: lookupAnswer,
  }),
};
export type PosContract = typeof posContract;
