import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './api';
import type { Failure } from './failure';
import { useNetwork } from './network';

export type ViewState = 'loading' | 'empty' | 'error' | 'offline' | 'ready';

export type Query<T> = {
  state: ViewState;
  /** the last good answer, also while a newer one is on its way or failed */
  data: T | undefined;
  failure: Failure | undefined;
  refreshing: boolean;
  /** asks again; resolves when the answer is there */
  reload: () => Promise<void>;
  /** replaces the data by what a change brought back */
  set: (data: T) => void;
};

type Options<T> = {
  /** asks again when one of these changes */
  deps?: readonly unknown[];
  /** false: does not ask yet and stays loading */
  enabled?: boolean;
  isEmpty?: (data: T) => boolean;
};

type Held<T> = { data?: T; failure?: Failure; busy: boolean };

const stateOf = <T>(held: Held<T>, isEmpty?: (data: T) => boolean): ViewState => {
  if (held.data !== undefined) return isEmpty?.(held.data) ? 'empty' : 'ready';
  if (held.failure) return held.failure.code === 'OFFLINE' ? 'offline' : 'error';
  return 'loading';
};

/**
 * Asks a question for a view and holds its answer. Keeps the last data while it asks again with the same `deps`, and
 * ignores answers that were overtaken by a later question.
 */
export const useQuery = <T>(ask: () => Promise<Answer<T>>, options: Options<T> = {}): Query<T> => {
  const { deps = [], enabled = true, isEmpty } = options;
  const [held, setHeld] = useState<Held<T>>({ busy: enabled });
  const turn = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;

  const askAgain = useCallback(async (quietly: boolean) => {
    const mine = ++turn.current;
    setHeld(old => ({
      data: old.data,
      failure: old.data === undefined && !quietly ? undefined : old.failure,
      busy: true,
    }));
    const answer = await latest.current();
    if (mine !== turn.current) return;
    setHeld(old =>
      answer.ok
        ? { data: answer.data, busy: false }
        : { data: old.data, failure: answer.failure, busy: false },
    );
  }, []);
  const reload = useCallback(() => askAgain(false), [askAgain]);

  const online = useNetwork(network => network.online);
  const failedOffline = held.failure?.code === 'OFFLINE';
  useEffect(() => {
    if (online && failedOffline) void askAgain(true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the network comes back, not when a call fails
  }, [online]);

  const set = useCallback((data: T) => {
    turn.current++;
    setHeld({ data, busy: false });
  }, []);

  useEffect(() => {
    if (!enabled) return undefined;
    setHeld({ busy: true });
    void reload();
    // a counter, not a node: the value of the moment of leaving is the one that counts
    const count = turn;
    return () => {
      count.current++;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what makes it another question
  }, [enabled, reload, ...deps]);

  return {
    state: stateOf(held, isEmpty),
    data: held.data,
    failure: held.failure,
    refreshing: held.busy && held.data !== undefined,
    reload,
    set,
  };
};
