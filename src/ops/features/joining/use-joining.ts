import type { JoinRow } from '@core/contracts/offer';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { joiningMessages as m } from './messages';

type Joining = { templateId: string; counterIds: string[]; joined: boolean };

/** Offers that these counters may join, and joining them. */
export const useJoining = () => {
  const post = useActing(state => `${state.acting?.role} ${state.acting?.storeId} ${state.acting?.brandId}`);
  const query = useQuery(() => api.ops('offer.joinable', {}), {
    deps: [post],
    isEmpty: ({ items }) => items.length === 0,
  });
  const change = useChange((input: Joining, requestId) => api.ops('offer.join', input, { requestId }));
  const join = async (row: JoinRow, counterId: string, joined: boolean): Promise<void> => {
    const answer = await change.run({ templateId: row.templateId, counterIds: [counterId], joined });
    if (!answer) return;
    if (!answer.ok) {
      toast(answer.failure.message, 'bad');
      if (!answer.failure.retryable) void query.reload();
      return;
    }
    const items = (query.data?.items ?? []).map(one =>
      one.templateId === row.templateId ? answer.data : one,
    );
    query.set({ items });
    toast(joined ? m.joinedNow : m.left, 'good');
  };
  return { query, join, busy: change.busy };
};
