import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { giftMessages as words } from './messages';

/** Offering a coupon and taking it back; afterwards the coupon is asked again, also after a refusal. */
export const useGive = (couponId: string, onSettled: () => Promise<void>) => {
  const giving = useChange((_: null, requestId) => api.consumer('coupon.give', { couponId }, { requestId }));
  const taking = useChange((_: null, requestId) =>
    api.consumer('coupon.take-back', { couponId }, { requestId }),
  );
  const give = async () => {
    const yes = await confirm({ title: words.askTitle, body: words.askBody, yes: words.askYes });
    if (!yes) return;
    const answer = await giving.run(null);
    if (answer && !answer.ok) toast(answer.failure.message, 'bad');
    await onSettled();
  };
  const takeBack = async () => {
    const answer = await taking.run(null);
    if (!answer) return;
    toast(answer.ok ? words.takenBack : answer.failure.message, answer.ok ? 'good' : 'bad');
    await onSettled();
  };
  return { give, takeBack, busyGiving: giving.busy, busyTaking: taking.busy };
};
