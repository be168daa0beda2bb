import type { ErrorCode } from '@core/contracts/errors/codes';
import type { VisitView } from '@core/contracts/visit';
import { judgeTicket, type VisitPlace } from '@core/domain/visit/ticket';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, CounterContext } from '../../context';
import type { AuditRecord } from '../audit/audit';
import type { Member } from '../member/documents';
import { visitKey, type VisitTicket } from './documents';
import { findByRequest, findTicketAndMember, findUnaudited, getTicket, markAudited, removeOldTickets } from './repo';
import { toView } from './view';

/** A till opens visits for its whole store: one visit, bills of several counters. */
const hereOf = ({ clerk }: CounterContext): VisitPlace => ({
  staffId: clerk.id,
  terminalId: clerk.terminalId,
  storeId: clerk.storeId,
  counterId: clerk.kind === 'till' ? undefined : clerk.counterId,
});

/** The visit that stands open here, for a look that needs no member. */
export const visitHere = async (context: CounterContext, ticketId: string): Promise<Result<VisitTicket, ErrorCode>> => {
  const ticket = await getTicket(context.deps.db, ticketId);
  const refused = ticket ? judgeTicket(ticket, hereOf(context), context.now) : 'VISIT_NOT_FOUND';
  return ticket && !refused ? ok(ticket) : refuse(refused ?? 'VISIT_NOT_FOUND');
};

export type Visit = { ticket: VisitTicket; member: Member };

/** A ticket with its member as she is now, whoever asks: to be judged by `openVisit`. */
export const visitAhead = ({ deps }: Pick<Context, 'deps'>, { ticketId }: { ticketId: string }): Promise<Visit | undefined> =>
  findTicketAndMember(deps.db, ticketId);

/** The visit a bill belongs to, with the member as she is now; one round trip, none where it was read ahead. */
export const openVisit = async (
  context: CounterContext,
  ticketId: string,
  ahead?: Promise<Visit | undefined>,
): Promise<Result<Visit, ErrorCode>> => {
  const found = await (ahead ?? visitAhead(context, { ticketId }));
  if (!found) return refuse('VISIT_NOT_FOUND');
  const refused = judgeTicket(found.ticket, hereOf(context), context.now);
  if (refused) return refuse(refused);
  return found.member.state === 'active' ? ok(found) : refuse('MEMBER_PAUSED');
};

/** The visit again, on the terminal that opened it; not when she has withdrawn or left since. */
export const showVisit = async (
  context: CounterContext,
  { ticketId }: { ticketId: string },
  ahead?: Promise<Visit | undefined>,
): Promise<Result<VisitView, ErrorCode>> => {
  const visit = await openVisit(context, ticketId, ahead);
  return visit.ok ? ok(toView(visit.data.ticket)) : visit;
};

/** The visit that an earlier request of whoever serves here opened, as it was answered then. */
export const visitOfRequest = async ({ deps, clerk }: CounterContext, requestId: string): Promise<VisitView | undefined> => {
  const ticket = await findByRequest(deps.db, visitKey(clerk.id, requestId));
  return ticket && toView(ticket);
};

const lookOf = (ticket: VisitTicket): AuditRecord => ({
  _id: `aud_${ticket._id}`,
  at: ticket.openedAt,
  actorKind: ticket.byTill ? 'till' : 'staff',
  actorId: ticket.staffId,
  storeId: ticket.storeId,
  action: ticket.byTill ? 'till.identify' : 'visit.identify',
  subjectKind: 'member',
  subjectId: ticket.memberId,
  requestId: ticket.requestId,
});

/** Looks as audit records, the oldest first, and how to say that they are kept: once per customer and visit. */
export const unauditedLooks = async ({ deps }: Pick<Context, 'deps'>, limit: number) => {
  const tickets = await findUnaudited(deps.db, limit);
  return {
    records: tickets.map(lookOf),
    done: () =>
      markAudited(
        deps.db,
        tickets.map(({ _id }) => _id),
      ),
  };
};

export const sweepTickets = ({ deps }: Pick<Context, 'deps'>, before: number): Promise<number> => removeOldTickets(deps.db, before);
