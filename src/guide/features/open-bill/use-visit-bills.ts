import { useDidShow } from '@tarojs/taro';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';
import { useShown } from '@/lib/use-shown';
import { usePoll } from '@/lib/use-poll';
import { stateNow } from './visit-bills';

/** Bills of a visit: asked again when the page is come back to, and while one in sight waits for its money. */
export const useVisitBills = (ticketId: string, now: number) => {
  const { data, reload } = useQuery(() => api.guide('bill.list', { ticketId }), { deps: [ticketId] });
  // the bill appears on the page long after that was first shown, so every showing that it hears of is a return
  useDidShow(() => void reload());
  const shown = useShown();
  const bills = data?.items ?? [];
  usePoll(shown && bills.some(bill => stateNow(bill, now) === 'open'), reload);
  return bills;
};
