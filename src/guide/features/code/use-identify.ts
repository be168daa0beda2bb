import type { VisitView } from '@core/contracts/visit';
import { useCallback, useRef, useState } from 'react';
import { api } from '@/lib/api';
import { isUncertain, type Failure } from '@/lib/failure';
import { newRequestId } from '@/lib/request-id';
import { createGate } from './gate';

/** Longest text the contract takes; what is longer is not a member code in any case. */
const MAX_CODE = 512;

/**
 * Asks the server who a code belongs to; `again` is the visit of a code that was already opened and is seen again.
 * One code is one request however often it is sent: after a lost answer the same code brings the same visit, instead of
 * "just used".
 */
export const useIdentify = (onOpened: (visit: VisitView) => void) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const gate = useRef(createGate());
  const requestIds = useRef(new Map<string, string>());
  const opened = useRef(onOpened);
  opened.current = onOpened;
  const visits = useRef(new Map<string, VisitView>());
  const [again, setAgain] = useState<VisitView>();

  const ask = useCallback(async (text: string): Promise<void> => {
    const known = requestIds.current.get(text);
    const requestId = known ?? newRequestId();
    requestIds.current.set(text, requestId);
    setBusy(true);
    setAgain(undefined);
    const answer = await api.guide('visit.identify', { code: text.slice(0, MAX_CODE) }, { requestId });
    setBusy(false);
    if (answer.ok) {
      setFailure(undefined);
      visits.current.set(text, answer.data);
      gate.current.settle(text, 'opened', Date.now());
      opened.current(answer.data);
      return;
    }
    setFailure(answer.failure);
    const lost = isUncertain(answer.failure);
    if (!lost) requestIds.current.delete(text);
    gate.current.settle(text, lost ? 'failed' : 'refused', Date.now());
  }, []);

  /** A code before the lens: many sightings, one question. False when there is nothing new to ask. */
  const see = useCallback(
    (text: string): boolean => {
      const visit = visits.current.get(text);
      if (visit) {
        // she came back from that visit and the same phone still lies there: never opened twice by itself
        setFailure(undefined);
        setAgain(visit);
        return false;
      }
      const admitted = gate.current.admit(text, Date.now());
      if (admitted) void ask(text);
      return admitted;
    },
    [ask],
  );

  /** A code that was typed or chosen on purpose is asked about each time. */
  const enter = useCallback(
    (text: string): void => {
      if (gate.current.admitOnPurpose()) void ask(text);
    },
    [ask],
  );

  return { see, enter, busy, failure, again };
};
