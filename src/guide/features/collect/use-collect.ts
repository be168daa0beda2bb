import type { Receipt } from '@core/contracts/redemption';
import { useState } from 'react';
import { api } from '@/lib/api';
import type { FailureCode } from '@/lib/failure';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { readSlipNo } from '../../lib/slip-no';
import { collectMessages as m } from './messages';

/** The bill stands otherwise by now: what is so says more than the refusal. */
const OVER: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'BILL_REDEEMED',
  'BILL_RELEASED',
  'BILL_LAPSED',
]);

/** An open bill by its code, and taking its money. A lost answer is asked for again under the same request. */
export const useCollect = (code: string, onPaid: (receipt: Receipt) => void) => {
  const query = useQuery(() => api.guide('bill.find', { code }), { deps: [code] });
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChange((input: { billId: string; slipNo: string }, requestId) =>
    api.guide('bill.pay', input, { requestId }),
  );
  const slip = readSlipNo(text);
  const setSlipNo = (next: string): void => {
    setText(next);
    if (change.failure?.code === 'BILL_SLIP_USED') change.clear();
  };
  const pay = async (billId: string): Promise<void> => {
    setTried(true);
    if (!slip.ok) return;
    const answer = await change.run({ billId, slipNo: slip.slipNo });
    if (!answer) return;
    if (answer.ok) {
      toast(m.done, 'good');
      onPaid(answer.data);
    } else if (OVER.has(answer.failure.code)) {
      change.clear();
      void query.reload();
    }
  };
  const usedSlip = change.failure?.code === 'BILL_SLIP_USED' ? change.failure : undefined;
  const problem = !slip.ok && (tried || slip.problem === 'WRONG') ? m.slipProblem[slip.problem] : undefined;
  return {
    query,
    text,
    setSlipNo,
    slipError: usedSlip?.message ?? problem,
    pay: (billId: string) => void pay(billId),
    busy: change.busy,
    failure: usedSlip ? undefined : change.failure,
  };
};
