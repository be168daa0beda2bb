import { useCallback, useRef, useState } from 'react';
import type { Answer } from './api';
import { isUncertain, type Failure } from './failure';
import { newRequestId } from './request-id';

export type Change<I, T> = {
  /** Sends the change; undefined when one is already on its way. */
  run: (input: I) => Promise<Answer<T> | undefined>;
  busy: boolean;
  failure: Failure | undefined;
  /** Sends the last input once more, under its id when nobody knows what became of it. */
  retry: () => Promise<Answer<T> | undefined>;
  /** true: it is not known whether the last one happened; offer `retry`, not a new input */
  uncertain: boolean;
  clear: () => void;
};

/** One intent: what was asked for and the id it is asked under. */
type Intent = { requestId: string; input: string };

/**
 * A change under one request id per intent: the id is kept over retries of the same input until the server answered
 * for good, so a lost answer never makes a thing happen twice. A second tap while one is under way does nothing.
 */
export const useChange = <I, T>(send: (input: I, requestId: string) => Promise<Answer<T>>): Change<I, T> => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const running = useRef(false);
  const intent = useRef<Intent | undefined>(undefined);
  const last = useRef<{ input: I } | undefined>(undefined);
  const latest = useRef(send);
  latest.current = send;

  const run = useCallback(async (input: I) => {
    if (running.current) return undefined;
    running.current = true;
    last.current = { input };
    setBusy(true);
    setFailure(undefined);
    const text = JSON.stringify(input) ?? '';
    if (intent.current?.input !== text) intent.current = { requestId: newRequestId(), input: text };
    try {
      const answer = await latest.current(input, intent.current.requestId);
      if (answer.ok || !isUncertain(answer.failure)) intent.current = undefined;
      if (!answer.ok) setFailure(answer.failure);
      return answer;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  const retry = useCallback(async () => (last.current ? run(last.current.input) : undefined), [run]);
  const clear = useCallback(() => setFailure(undefined), []);
  return { run, busy, failure, retry, uncertain: failure !== undefined && isUncertain(failure), clear };
};
