import type { VisitView } from '@core/contracts/visit';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useQuery } from '@/lib/use-query';
import { handedVisit } from '../../lib/handovers';

/** The visit of a ticket: the one the scanner just opened, or asked for when the page was opened by itself. */
export const useVisit = (ticketId: string) =>
  useQuery<VisitView>(
    () => {
      const handed = handedVisit.take(ticketId);
      return handed
        ? Promise.resolve({ ok: true, data: handed, serverAt: serverNow() })
        : api.guide('visit.get', { ticketId });
    },
    { deps: [ticketId] },
  );
