import { useState } from 'react';
import type { ShiftReport } from '@core/contracts/shift';
import { DAY_MS, HOUR_MS, startOfDay } from '@core/domain/calendar';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useQuery } from '@/lib/use-query';

export type WindowName = 'today' | 'yesterday' | 'morning' | 'evening';
export type Whose = 'mine' | 'whole';

/** The window that a word means, now; the change of shifts is at 15:00. */
export const windowOf = (name: WindowName, now: number): { from: number; to: number } => {
  const day = startOfDay(now);
  const noon = day + 15 * HOUR_MS;
  if (name === 'yesterday') return { from: day - DAY_MS, to: day };
  if (name === 'morning') return { from: day, to: noon };
  return { from: name === 'evening' ? noon : day, to: day + DAY_MS };
};

const isNothing = ({ terminals, opened, reversals, refunds }: ShiftReport): boolean =>
  terminals.length === 0 && !opened?.count && reversals.count === 0 && refunds.count === 0;

/** The report of a window: hers, or a manager's whole store. */
export const useShift = () => {
  const isManager = useActing(({ acting }) => acting?.role === 'store-manager');
  const [name, setName] = useState<WindowName>('today');
  const [chosen, setWhose] = useState<Whose>('whole');
  const whose: Whose = isManager ? chosen : 'mine';
  const query = useQuery(
    () =>
      api.guide('shift.report', {
        ...windowOf(name, serverNow()),
        ...(whose === 'whole' ? { whole: true } : {}),
      }),
    { deps: [name, whose], isEmpty: isNothing },
  );
  return { query, name, setName, whose, setWhose, isManager };
};
