import { DAY_MS, startOfDay } from '@core/domain/calendar';
import type { AuditRow } from '@core/contracts/audit';
import { useCallback, useState } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePages } from '@/lib/use-pages';

export type { AuditRow };
export type Days = 'today' | 'yesterday' | 'week' | 'all';

/** One filter beside the days; `text` is how it is called on the screen. */
export type Only = { field: 'actorId' | 'subjectId' | 'action'; value: string; text: string };

const spanOf = (days: Days, now: number): { from?: number; until?: number } => {
  const today = startOfDay(now);
  if (days === 'today') return { from: today };
  if (days === 'yesterday') return { from: today - DAY_MS, until: today };
  return days === 'week' ? { from: today - 6 * DAY_MS } : {};
};

/** The log by day and by one person, object or kind of action. */
export const useAudit = (first?: Only) => {
  const storeId = useActing(state => state.acting?.storeId);
  const [days, setDays] = useState<Days>(first ? 'all' : 'week');
  const [only, setOnly] = useState<Only | undefined>(first);
  const [from, until] = [spanOf(days, serverNow()).from, spanOf(days, serverNow()).until];
  const field = only?.field;
  const value = only?.value;
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('audit.list', {
        limit: 30,
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
        ...(field === undefined || value === undefined ? {} : { [field]: value }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [from, until, field, value],
  );
  const pages = usePages(ask, { deps: [storeId, from, until, field, value] });
  useAgainOnShow(pages.reload);
  return { pages, days, setDays, only, setOnly };
};
