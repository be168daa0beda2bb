import type { GiftView } from '@core/contracts/gift';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { giftMessages as words } from './messages';

export const useGift = (giftId: string) => {
  const query = useQuery<GiftView>(() => api.consumer('gift.get', { giftId }), { deps: [giftId] });
  useAgainOnShow(query.reload);
  return query;
};

/** Takes the gift; afterwards it is asked again, so that who came second is told what became of it. */
export const useAccept = (giftId: string, onSettled: () => Promise<void>) => {
  const change = useChange((_: null, requestId) => api.consumer('gift.accept', { giftId }, { requestId }));
  const accept = async () => {
    const answer = await change.run(null);
    if (!answer) return;
    toast(answer.ok ? words.accepted : answer.failure.message, answer.ok ? 'good' : 'bad');
    await onSettled();
  };
  return { accept, busy: change.busy };
};
