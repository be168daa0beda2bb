import { z } from 'zod';
import { action, staff } from './define';
import { shareBp } from './offer-draft';
import { brandRef, counterRef, id, instant, nothing } from './shared';
import { offerState } from './template';

const joinRow = z.strictObject({
  templateId: id,
  title: z.string(),
  worth: z.string(),
  brand: brandRef.optional(),
  state: offerState,
  claimUntil: instant,
  rules: z.array(z.string()),
  /** the brands' part of each discount */
  brandShareBp: shareBp,
  /** with the names of the brands that are sold there */
  counters: z.array(z.strictObject({ counter: counterRef, brands: z.array(z.string()), joined: z.boolean() })),
});
export type JoinRow = z.infer<typeof joinRow>;

const joinedAll = z.strictObject({
  row: joinRow,
  /** those that do not take part, with why */
  unable: z.array(z.strictObject({ counterId: id, message: z.string() })),
});
export type JoinedAll = z.infer<typeof joinedAll>;

const ids = z.array(id).min(1);
/** Those who decide for counters: a manager for her store's, a brand's operator for its own everywhere. */
const decider = staff('store-manager', 'brand-operator');

/** Counters that take part in offers one by one. */
export const joiningActions = {
  /** Offers that the asker's counters may join, or have joined. */
  'offer.joinable': action({
    caller: decider,
    touches: 'counter',
    changes: false,
    input: nothing,
    output: z.strictObject({ items: z.array(joinRow) }),
  }),
  'offer.join': action({
    caller: decider,
    touches: 'counter',
    changes: true,
    audit: '柜台参与优惠',
    input: z.strictObject({ templateId: id, counterIds: ids.max(100), joined: z.boolean() }),
    output: joinRow,
  }),
  /** All of these at once: those that can take part do, those that cannot are told; refused when none can. */
  'offer.join-all': action({
    caller: decider,
    touches: 'counter',
    changes: true,
    audit: '柜台一起参与优惠',
    input: z.strictObject({ templateId: id, counterIds: ids.max(500) }),
    output: joinedAll,
  }),
};
