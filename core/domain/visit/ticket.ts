import { MINUTE_MS } from '../calendar';

export const TICKET_LIFE_MS = 10 * MINUTE_MS;

/** Where a visit was opened, and where its bills may be made: the same person, on the same terminal, at the same place. */
export type VisitPlace = { staffId: string; terminalId: string; storeId: string; counterId?: string };

/** Whether a ticket may be used from here now; someone else's ticket answers like one that does not exist. */
export const judgeTicket = (
  ticket: VisitPlace & { expiresAt: number },
  here: VisitPlace,
  now: number,
): 'VISIT_NOT_FOUND' | 'VISIT_EXPIRED' | undefined => {
  const same =
    ticket.staffId === here.staffId &&
    ticket.terminalId === here.terminalId &&
    ticket.storeId === here.storeId &&
    ticket.counterId === here.counterId;
  if (!same) return 'VISIT_NOT_FOUND';
  return now < ticket.expiresAt ? undefined : 'VISIT_EXPIRED';
};
