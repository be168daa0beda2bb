import type { OpenBillView } from '@core/contracts/open-bill';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { backWord, platformsAdvice } from '@/lib/back-words';
import { usePoll } from '@/lib/use-poll';
import { openBillMessages as m } from './messages';

/** One open bill, asked about again and again while it waits in sight, and how to give it up. */
export const useOpenBill = (billId: string, shown: boolean, handed?: OpenBillView) => {
  const query = useQuery(() => api.guide('bill.get', { billId }), { deps: [billId] });
  const bill = query.data ?? handed;
  const { reload, set } = query;
  usePoll(shown && bill?.state === 'open', reload);

  const change = useChange((input: { billId: string }, requestId) =>
    api.guide('bill.release', input, { requestId }),
  );
  const release = async (): Promise<void> => {
    if (!bill) return;
    const sure = await confirm({
      title: m.releaseTitle,
      body: m.releaseBody(backWord(bill), platformsAdvice(bill)),
      yes: m.release,
      no: m.keep,
      danger: true,
    });
    if (!sure) return;
    const answer = await change.run({ billId });
    if (!answer) return;
    if (answer.ok) {
      set(answer.data);
      if (answer.data.state === 'released') toast(m.released(backWord(answer.data)), 'good');
    } else if (answer.failure.code === 'BILL_REDEEMED') {
      // the till was faster: what is so now says more than the refusal
      change.clear();
      void reload();
    }
  };
  return { query, bill, release: () => void release(), busy: change.busy, failure: change.failure };
};
