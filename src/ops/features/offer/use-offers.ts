import { useState } from 'react';
import type { OfferRow } from '@core/contracts/offer';
import { useActing } from '@/lib/acting';
import { usePages } from '@/lib/use-pages';
import { askOffers, type Offers } from '../../lib/ask-offers';
import { useTyped } from '../../lib/use-typed';

export type OfferFilter = 'all' | 'asked' | OfferRow['state'];

const LIMIT = 30;

/** Offers by state, or those that wait for the asker's word; of them those that are called as is typed. */
export const useOffers = (first: OfferFilter = 'all') => {
  const post = useActing(state => `${state.acting?.role} ${state.acting?.brandId}`);
  const [filter, setFilter] = useState<OfferFilter>(first);
  const typed = useTyped();
  const asked = {
    limit: LIMIT,
    ...(filter === 'asked' ? { asked: true } : filter === 'all' ? {} : { state: filter }),
    ...(typed.asked === '' ? {} : { text: typed.asked }),
  };
  const pages = usePages<Offers>(cursor => askOffers(asked, cursor), { deps: [post, filter, typed.asked] });
  return { pages, filter, setFilter, typed };
};
