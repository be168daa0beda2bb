import type { VisitView } from '@core/contracts/visit';
import type { VisitTicket } from './documents';

export const toView = ({ _id, openedAt, expiresAt, member }: VisitTicket): VisitView => ({
  ticketId: _id,
  openedAt,
  expiresAt,
  member,
});
