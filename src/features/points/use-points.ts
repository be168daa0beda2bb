import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type Points = OutputOf<ConsumerContract, 'points.get'>;
export type PointsMoves = OutputOf<ConsumerContract, 'points.list'>;

/** What she has, and every movement in pages. */
export const usePoints = (enabled: boolean) => {
  const points = useQuery<Points>(() => api.consumer('points.get', {}), { enabled });
  const moves = usePages<PointsMoves>(cursor => api.consumer('points.list', cursor ? { cursor } : {}), {
    enabled,
  });
  useAgainOnShow(() => {
    if (!enabled) return;
    void points.reload();
    void moves.reload();
  });
  return { points, moves };
};
