import { useState } from 'react';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { forgetDevice } from '@/lib/member-device';
import { forgetSession, reloadSession } from '@/lib/session';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { countHoldings, type Holdings, type Waiting } from './holdings';
import { leaveMessages as words } from './messages';

const MOST = 100;

/** What becomes of her coupons; undefined until known. */
export const useHoldings = (): Holdings | undefined => {
  const { data } = useQuery(() => api.consumer('coupon.list', { tab: 'usable', limit: MOST }));
  return data && countHoldings(data.items, data.nextCursor !== undefined);
};

/** What she bought and what has brought no points yet, as no till has told of it; undefined for nothing, or until known. */
export const useWaiting = (): Waiting | undefined =>
  useQuery(() => api.consumer('points.get', {})).data?.waiting;

/** Deleting the account: the word typed, asked once more, then this phone forgets her too. */
export const useLeave = () => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const change = useChange((confirmed: typeof words.word, requestId) =>
    api.consumer('account.delete', { confirm: confirmed }, { requestId }),
  );
  const leave = async () => {
    const right = typed.trim() === words.word;
    setWrong(!right);
    if (!right || !(await confirm({ ...words.ask, danger: true }))) return;
    const answer = await change.run(words.word);
    if (!answer?.ok) return;
    forgetDevice();
    forgetSession();
    void reloadSession();
    go('home');
    toast(words.done);
  };
  return { typed, setTyped, wrong, leave, busy: change.busy, failure: change.failure };
};
export type Leaving = ReturnType<typeof useLeave>;
