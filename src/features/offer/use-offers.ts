import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type Offers = OutputOf<ConsumerContract, 'template.list'>;
export type Offer = Offers['items'][number];
export type OfferDetail = OutputOf<ConsumerContract, 'template.get'>;

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
