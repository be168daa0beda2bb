import { z } from 'zod';
import { action, atTheCounter } from './define';
import { id, instant, tier } from './shared';

/** What staff may see of a member in a visit: masked, and only what the counter needs. */
export const visitView = z.strictObject({
  ticketId: id,
  openedAt: instant,
  expiresAt: instant,
  member: z.strictObject({
    nameMasked: z.string(),
    phoneMasked: z.string(),
    tier,
    points: z.int(),
    since: instant,
    /** member of the brand of the counter where she stands */
    brandMember: z.boolean(),
  }),
});
export type VisitView = z.infer<typeof visitView>;

export const visitActions = {
  /** A member code, scanned or typed, opens a visit on this terminal for ten minutes. One step of a code opens one visit. */
  'visit.identify': action({
    caller: atTheCounter,
    touches: 'visit',
    changes: true,
    audit: '识别会员码',
    input: z.strictObject({ code: z.string().min(1).max(512) }),
    output: visitView,
  }),
  'visit.get': action({
    caller: atTheCounter,
    touches: 'visit',
    changes: false,
    input: z.strictObject({ ticketId: id }),
    output: visitView,
  }),
};
