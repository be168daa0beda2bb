import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';

/** Bills of a visit that wait for a till, or have been paid there; asked again when the page is come back to. */
export const useVisitBills = (ticketId: string) => {
  const { data, reload } = useQuery(() => api.guide('bill.list', { ticketId }), { deps: [ticketId] });
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void reload();
    seen.current = true;
  });
  return data?.items ?? [];
};
