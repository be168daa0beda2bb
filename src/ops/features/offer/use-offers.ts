import { useCallback, useState } from 'react';
import type { OfferRow } from '@core/contracts/offer';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';

export type OfferFilter = 'all' | 'asked' | OfferRow['state'];

/** Offers by state, or those that wait for the asker's word. */
export const useOffers = (first: OfferFilter = 'all') => {
  const post = useActing(state => `${state.acting?.role} ${state.acting?.brandId}`);
  const [filter, setFilter] = useState<OfferFilter>(first);
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('offer.list', {
        limit: 30,
        ...(filter === 'asked' ? { asked: true } : filter === 'all' ? {} : { state: filter }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [filter],
  );
  return { pages: usePages(ask, { deps: [post, filter] }), filter, setFilter };
};
