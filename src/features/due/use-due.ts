import type { DueBillView } from '@core/contracts/due-bill';
import { api } from '@/lib/api';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePoll } from '@/lib/use-poll';
import { useQuery, type Query } from '@/lib/use-query';

/** Her bills that wait to be paid, asked about again while the page is looked at; `pause` says how often. */
export const useDue = (
  looking: boolean,
  enabled: boolean,
  pause?: (turn: number) => number,
): Query<readonly DueBillView[]> => {
  const query = useQuery<readonly DueBillView[]>(
    async () => {
      const answer = await api.consumer('bill.due', {});
      return answer.ok ? { ...answer, data: answer.data.items } : answer;
    },
    { enabled },
  );
  useAgainOnShow(() => (enabled ? query.reload() : undefined));
  usePoll(looking && enabled, query.reload, pause);
  return query;
};
