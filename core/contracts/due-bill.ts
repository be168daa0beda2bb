import { z } from 'zod';
import { action, member } from './define';
import { openBillView } from './open-bill';
import { nothing } from './shared';

/** A bill that waits for a till, as its shopper has it before her: she carries it there, whoever opened it. */
export const dueBillView = openBillView.omit({ state: true, memberMasked: true, redemptionId: true });
export type DueBillView = z.infer<typeof dueBillView>;

export const dueBillActions = {
  /** Her own bills that wait to be paid, the one that ends first at the top. */
  'bill.due': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({ items: z.array(dueBillView) }),
  }),
};
