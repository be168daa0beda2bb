import type { Receipt } from '@core/contracts/redemption';
import { useCallback, useRef, useState } from 'react';
import type { Failure } from '@/lib/failure';
import { toast } from '@/lib/toast';
import type { PendingRedemption } from './keeper';
import { pendingMessages as m } from './messages';
import { keeper } from './pending';

/** Asks again for redemptions without an answer; a verdict that it did not happen is said and ends the matter. */
export const useResume = (onReceipt: (receipt: Receipt) => void) => {
  const [busyId, setBusyId] = useState<string>();
  const [failures, setFailures] = useState<Record<string, Failure>>({});
  const done = useRef(onReceipt);
  done.current = onReceipt;

  const resume = useCallback(async (pending: PendingRedemption): Promise<void> => {
    setBusyId(pending.requestId);
    const settled = await keeper.resume(pending);
    setBusyId(undefined);
    if (settled.kind === 'receipt') done.current(settled.receipt);
    else if (settled.kind === 'refused') toast(`${m.refused}：${settled.failure.message}`, 'bad');
    else setFailures(old => ({ ...old, [pending.requestId]: settled.failure }));
  }, []);
  return { resume, busyId, failures };
};
