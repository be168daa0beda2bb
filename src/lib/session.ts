import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import { api } from './api';
import type { Failure } from './failure';
import { useNetwork } from './network';
import { readStored, removeStored, writeStored } from './storage';
import type { Query, ViewState } from './use-query';

export type Session = OutputOf<ConsumerContract, 'session.open'>;
export type Member = NonNullable<Session['member']>;

type Held = { data: Session | undefined; failure: Failure | undefined; busy: boolean };
const KEY = 'session';

/** Who she is to us, shared by all pages; the last answer is kept on the phone for a time without network. */
const useHeld = create<Held>(() => ({
  data: readStored<Session>('person', KEY),
  failure: undefined,
  busy: false,
}));

let turn = 0;
const askSession = async (quietly: boolean): Promise<void> => {
  const mine = ++turn;
  useHeld.setState(old => ({ busy: true, failure: old.data || quietly ? old.failure : undefined }));
  const answer = await api.consumer('session.open', {});
  if (mine !== turn) return;
  if (answer.ok) keepSession(answer.data);
  else useHeld.setState({ failure: answer.failure, busy: false });
};

/** Asks again who she is; the answer of an overtaken question is dropped. */
export const reloadSession = (): Promise<void> => askSession(false);

const keepSession = (data: Session) => {
  turn++;
  writeStored('person', KEY, data);
  useHeld.setState({ data, failure: undefined, busy: false });
};

/** Takes the member as a change brought her back, without asking again. */
export const keepMember = (member: Member): void => {
  const { data } = useHeld.getState();
  if (data) keepSession({ ...data, member });
};

/** Takes how many messages are new, so that every badge follows at once. */
export const keepUnread = (unreadInbox: number): void => {
  const { data } = useHeld.getState();
  if (data) keepSession({ ...data, unreadInbox });
};

/** Forgets what this phone knows of her, after she deleted the account. */
export const forgetSession = (): void => {
  turn++;
  removeStored('person', KEY);
  useHeld.setState({ data: undefined, failure: undefined, busy: false });
};

const stateOf = ({ data, failure }: Held, memberOnly: boolean): ViewState => {
  if (data) return memberOnly && !data.member ? 'empty' : 'ready';
  if (failure) return failure.code === 'OFFLINE' ? 'offline' : 'error';
  return 'loading';
};

/** True while she has withdrawn the mall's terms: nothing can be claimed or used then. */
export const usePaused = (): boolean => useHeld(({ data }) => data?.member?.state === 'paused');

/**
 * The session as a query; asked for again each time the page shows. With `memberOnly` it is `empty` for someone who
 * has not joined.
 */
export const useSession = (options: { memberOnly?: boolean } = {}): Query<Session> => {
  const held = useHeld();
  useDidShow(() => void reloadSession());
  const online = useNetwork(network => network.online);
  useEffect(() => {
    if (online && useHeld.getState().failure?.code === 'OFFLINE') void askSession(true);
  }, [online]);
  const set = useCallback((data: Session) => keepSession(data), []);
  return {
    state: stateOf(held, options.memberOnly ?? false),
    data: held.data,
    failure: held.failure,
    refreshing: held.busy && held.data !== undefined,
    reload: reloadSession,
    set,
  };
};
