import { useState } from 'react';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { forgetDevice } from '@/lib/member-device';
import { forgetSession, reloadSession } from '@/lib/session';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { leaveMessages as words } from './messages';

const MOST = 100;

/** How many coupons would go with the account, e.g. "3 张", or "100 多张"; "" when none, undefined until known. */
export const useCouponsLost = (): string | undefined => {
  const { data } = useQuery(() => api.consumer('coupon.list', { tab: 'usable', limit: MOST }));
  if (data?.items.length === 0) return '';
  return data && `${data.items.length} ${data.nextCursor ? '多张' : '张'}`;
};

/** Deleting the account: the word typed, asked once more, then this phone forgets her too. */
export const useLeave = () => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const change = useChange((confirmed: '注销', requestId) =>
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
