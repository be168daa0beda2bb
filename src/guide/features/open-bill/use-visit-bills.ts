import { useDidShow } from '@tarojs/taro';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';

/** Bills of a visit that wait for a till, or have been paid there; asked again when the page is come back to. */
export const useVisitBills = (ticketId: string) => {
  const { data, reload } = useQuery(() => api.guide('bill.list', { ticketId }), { deps: [ticketId] });
  // the bill appears on the page long after that was first shown, so every showing that it hears of is a return
  useDidShow(() => void reload());
  return data?.items ?? [];
};
