import { useState } from 'react';
import type { UnmetRow } from '@core/contracts/redemption';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { unmetMessages as m } from './messages';

/** Taking the till's figures for those of a mistyped redemption: which one, and why. */
export const useAccept = (onAccepted: () => void) => {
  const [row, setRow] = useState<UnmetRow>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChange((input: { redemptionId: string; note: string }, requestId) =>
    api.guide('redemption.accept', input, { requestId }),
  );
  const open = (chosen: UnmetRow | undefined): void => {
    setRow(chosen);
    setNote('');
    setTried(false);
    change.clear();
  };
  const accept = async (): Promise<void> => {
    setTried(true);
    if (!row || note.trim() === '') return;
    const answer = await change.run({ redemptionId: row.redemptionId, note: note.trim() });
    if (!answer?.ok) return;
    open(undefined);
    toast(m.accepted, 'good');
    onAccepted();
  };
  const missing = tried && note.trim() === '';
  return { row, note, missing, setNote, open, accept, busy: change.busy, failure: change.failure };
};
export type Accepting = ReturnType<typeof useAccept>;
