import { DAY_MS } from '@core/domain/calendar';
import type { Tier } from '@core/domain/member/tier';
import type { Doc } from '../../db/database';

/**
 * A visit: this member, on this terminal, for ten minutes. `_id` is `visit_<handle>_<step>`: one step of a code opens one.
 * It is the record of the look, too: who, whom, when, where; `carryLooks` writes it into the audit log within a minute.
 */
export type VisitTicket = Doc & {
  /** unique: `<staffId>:<requestId>` of the call that opened it */
  requestKey: string;
  bodyHash: string;
  requestId: string;
  memberId: string;
  /** who serves: a staff record, or with `byTill` a till */
  staffId: string;
  byTill?: true;
  storeId: string;
  counterId?: string;
  terminalId: string;
  openedAt: number;
  expiresAt: number;
  /** what staff see, as it was when the code was read */
  member: { nameMasked: string; phoneMasked: string; tier: Tier; points: number; since: number; brandMember: boolean };
  /** false until the look is in the audit log */
  audited: boolean;
  schema: 1;
};

export const VISIT_TICKETS = 'visit_tickets';

/** So long a ticket is remembered: for the sales of its visit that a till uploads late. */
export const TICKETS_KEPT_MS = 7 * DAY_MS;

/** Names the request that opened a visit. */
export const visitKey = (clerkId: string, requestId: string): string => `${clerkId}:${requestId}`;

export const ticketId = (handle: string, step: number): string => `visit_${handle}_${step}`;
