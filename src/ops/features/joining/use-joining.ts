import { useState } from 'react';
import type { JoinRow } from '@core/contracts/offer-joining';
import { useActing } from '@/lib/acting';
import type { Failure } from '@/lib/failure';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { joiningMessages as m } from './messages';

type Joining = { templateId: string; counterIds: string[]; joined: boolean };
type JoiningAll = Omit<Joining, 'joined'>;

/** So many counters are one change. */
export const MOST_AT_ONCE = 500;

/** Counters of an offer that could not take part, each with why. */
export type Refused = { templateId: string; counters: readonly { name: string; message: string }[] };

/** Offers that these counters may join, and joining them. */
export const useJoining = () => {
  const post = useActing(state => `${state.acting?.role} ${state.acting?.storeId} ${state.acting?.brandId}`);
  const [refused, setRefused] = useState<Refused>();
  const query = useQuery(() => api.ops('offer.joinable', {}), {
    deps: [post],
    isEmpty: ({ items }) => items.length === 0,
  });
  const one = useChange((input: Joining, requestId) => api.ops('offer.join', input, { requestId }));
  const all = useChange((input: JoiningAll, requestId) => api.ops('offer.join-all', input, { requestId }));
  const failed = (failure: Failure): void => {
    toast(failure.message, 'bad');
    if (!failure.retryable) void query.reload();
  };
  const put = (row: JoinRow): void => {
    const items = query.data?.items ?? [];
    query.set({ items: items.map(old => (old.templateId === row.templateId ? row : old)) });
  };
  const join = async (row: JoinRow, counterId: string, joined: boolean): Promise<void> => {
    setRefused(undefined);
    const answer = await one.run({ templateId: row.templateId, counterIds: [counterId], joined });
    if (!answer) return;
    if (!answer.ok) return failed(answer.failure);
    put(answer.data);
    toast(joined ? m.joinedNow : m.left, 'good');
  };
  /** Those listed that are not in yet; what the server refuses of them is told with the offer. */
  const joinAll = async ({ templateId, counters }: JoinRow): Promise<void> => {
    setRefused(undefined);
    const waiting = counters.filter(({ joined }) => !joined).slice(0, MOST_AT_ONCE);
    const answer = await all.run({ templateId, counterIds: waiting.map(({ counter }) => counter.counterId) });
    if (!answer) return;
    if (!answer.ok) return failed(answer.failure);
    const { row, unable } = answer.data;
    put(row);
    if (unable.length === 0)
      return toast(m.allDone(row.counters.filter(({ joined }) => joined).length), 'good');
    const nameOf = (id: string): string =>
      waiting.find(({ counter }) => counter.counterId === id)?.counter.name ?? id;
    setRefused({
      templateId,
      counters: unable.map(({ counterId, message }) => ({ name: nameOf(counterId), message })),
    });
    toast(m.allPartly(unable.length), 'bad');
  };
  return { query, join, joinAll, refused, busy: one.busy || all.busy };
};
