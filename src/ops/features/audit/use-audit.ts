import type { AuditRow } from '@core/contracts/audit';
import { useCallback, useState } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePages } from '@/lib/use-pages';
import { spanOf, WHENEVER, type Days } from './span';

export type { AuditRow };

/** What the log can be narrowed to beside the days: whose, about what, which kind. */
export type FilterField = 'actorId' | 'subjectId' | 'action';
/** `text` is how it is called on the screen. */
export type Only = { field: FilterField; value: string; text: string };
export type Filters = Partial<Record<FilterField, Only>>;

const asked = (filters: Filters): Partial<Record<FilterField, string>> =>
  Object.fromEntries(Object.values(filters).map(({ field, value }) => [field, value]));

/** The log by day, and by person, object and kind of action at once. */
export const useAudit = (first?: Only) => {
  const storeId = useActing(state => state.acting?.storeId);
  const [days, setDays] = useState<Days>(first ? 'all' : 'week');
  const [between, setBetween] = useState(WHENEVER);
  const [filters, setFilters] = useState<Filters>(first ? { [first.field]: first } : {});
  const { from, until } = spanOf(days, between, serverNow());
  const { actorId, subjectId, action } = asked(filters);
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('audit.list', {
        limit: 30,
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
        ...(actorId === undefined ? {} : { actorId }),
        ...(subjectId === undefined ? {} : { subjectId }),
        ...(action === undefined ? {} : { action }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [from, until, actorId, subjectId, action],
  );
  const pages = usePages(ask, { deps: [storeId, from, until, actorId, subjectId, action] });
  useAgainOnShow(pages.reload);
  /** One more filter, or another in its place. */
  const add = (only: Only): void => setFilters(old => ({ ...old, [only.field]: only }));
  const drop = (field: FilterField): void => setFilters(({ [field]: _, ...rest }) => rest);
  /** This alone, of all days. */
  const narrow = (only: Only): void => {
    setDays('all');
    setFilters({ [only.field]: only });
  };
  return { pages, days, setDays, between, setBetween, filters, add, drop, narrow };
};
export type Audit = ReturnType<typeof useAudit>;
