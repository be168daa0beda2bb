import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useQuery } from '@/lib/use-query';

export type TierFacts = OutputOf<ConsumerContract, 'tier.get'>;

export const useTier = (enabled: boolean) => {
  const tier = useQuery<TierFacts>(() => api.consumer('tier.get', {}), { enabled });
  useAgainOnShow(() => {
    if (enabled) void tier.reload();
  });
  return tier;
};
