import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type Offers = OutputOf<ConsumerContract, 'template.list'>;
export type Offer = Offers['items'][number];
export type OfferDetail = OutputOf<ConsumerContract, 'template.get'>;

/** Asks again when the page shows once more: what can be claimed changes with what she does elsewhere. */
const useAgainOnShow = (reload: () => Promise<void>) => {
  const first = useRef(true);
  useDidShow(() => {
    if (first.current) first.current = false;
    else void reload();
  });
};

export const useOffers = () => {
  const pages = usePages<Offers>(cursor => api.consumer('template.list', cursor ? { cursor } : {}));
  useAgainOnShow(pages.reload);
  return pages;
};

export const useOffer = (templateId: string) => {
  const query = useQuery<OfferDetail>(() => api.consumer('template.get', { templateId }), {
    deps: [templateId],
  });
  useAgainOnShow(query.reload);
  return query;
};
