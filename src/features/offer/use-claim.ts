import { api } from '@/lib/api';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { offerMessages as words } from './messages';

/** Claims one offer. What she is told comes from the answer; afterwards the list is asked again, also after a refusal. */
export const useClaim = (onSettled: () => Promise<void>) => {
  const change = useChange((templateId: string, requestId) =>
    api.consumer('coupon.claim', { templateId }, { requestId }),
  );
  const claim = async (templateId: string) => {
    const answer = await change.run(templateId);
    if (!answer) return;
    if (answer.ok) toast(words.claimed, 'good');
    else if (answer.failure.code === 'MEMBER_REQUIRED') return go('join', { next: 'back' });
    else toast(answer.failure.message, 'bad');
    await onSettled();
  };
  return { claim, busy: change.busy };
};
