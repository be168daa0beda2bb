import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { useState } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useQuery } from '@/lib/use-query';

export type Today = OutputOf<GuideContract, 'redemption.list'>;
export type RedemptionRow = Today['items'][number];

const merge = (before: Today, page: Today): Today => {
  const known = new Set(before.items.map(row => row.redemptionId));
  // a redemption made meanwhile shifts nothing by cursor, but an answer asked for twice may overlap
  return { ...page, items: [...before.items, ...page.items.filter(row => !known.has(row.redemptionId))] };
};

/** Her own where she stands, or everybody's there. */
export type Whose = 'mine' | 'place';

/** Today's redemptions of the counter, hers or everybody's, or of a manager's whole store, page by page. */
export const useToday = () => {
  const place = useActing(({ acting }) => acting?.counterId ?? acting?.storeId);
  const manyCounters = useActing(({ acting }) => acting?.counterId === undefined);
  const isManager = useActing(({ acting }) => acting?.role === 'store-manager');
  const wholeStore = manyCounters && isManager;
  // the workbench counts a manager's whole store, of anybody else what is hers: the list begins with the same
  const [chosen, setWhose] = useState<Whose>('mine');
  const whose = wholeStore ? 'place' : chosen;
  const asked = whose === 'mine' ? { mine: true } : {};
  const query = useQuery(() => api.guide('redemption.list', asked), {
    deps: [place, whose],
    isEmpty: data => data.items.length === 0,
  });
  const [loadingMore, setLoadingMore] = useState(false);

  const more = async (): Promise<void> => {
    const { data } = query;
    if (!data?.nextCursor || loadingMore) return;
    setLoadingMore(true);
    const answer = await api.guide('redemption.list', { ...asked, cursor: data.nextCursor });
    setLoadingMore(false);
    if (answer.ok) query.set(merge(data, answer.data));
    else toast(answer.failure.message, 'bad');
  };
  return { query, more, loadingMore, wholeStore, manyCounters, whose, setWhose };
};
