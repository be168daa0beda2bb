import type { Receipt } from '@core/contracts/redemption';
import { yuanText } from '@core/domain/money-text';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { redemptionMessages as m } from './messages';

export type Undoable = { redemptionId: string; slipNo: string; savedFen: number; couponTitles: readonly string[] };

/** Undoes a redemption after she has confirmed what that does. */
export const useUndo = (onUndone: (receipt: Receipt) => void) => {
  const { run, busy } = useChange((input: { redemptionId: string }, requestId) =>
    api.guide('redemption.reverse', input, { requestId }),
  );
  const undo = async ({ redemptionId, slipNo, savedFen, couponTitles }: Undoable): Promise<void> => {
    const sure = await confirm({
      title: m.undoTitle,
      body: m.undoText(slipNo, couponTitles.join('、'), yuanText(savedFen)),
      yes: m.undoYes,
      no: m.undoNo,
      danger: true,
    });
    if (!sure) return;
    const answer = await run({ redemptionId });
    if (answer?.ok) {
      toast(m.undone, 'good');
      onUndone(answer.data);
    } else if (answer) toast(answer.failure.message, 'bad');
  };
  return { undo, busy };
};
