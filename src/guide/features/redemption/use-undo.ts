import type { Receipt } from '@core/contracts/redemption';
import { yuanText } from '@core/domain/money-text';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { handedReceipt } from '../../lib/handovers';
import { redemptionMessages as m } from './messages';

export type Undoable = {
  redemptionId: string;
  slipNo?: string;
  savedFen: number;
  couponTitles: readonly string[];
  gifts: readonly string[];
};

const bodyOf = ({ slipNo, savedFen, couponTitles, gifts }: Undoable): string =>
  [
    m.undoText(slipNo, couponTitles.join('、')),
    ...(savedFen > 0 ? [m.undoMoney(yuanText(savedFen))] : []),
    ...(gifts.length > 0 ? [m.undoGifts(gifts.join('、'))] : []),
  ].join('');

/** Undoes a redemption after she has confirmed what that does. */
export const useUndo = (onUndone: (receipt: Receipt) => void) => {
  const { run, busy } = useChange((input: { redemptionId: string }, requestId) =>
    api.guide('redemption.reverse', input, { requestId }),
  );
  const undo = async (undoable: Undoable): Promise<void> => {
    const sure = await confirm({
      title: m.undoTitle,
      body: bodyOf(undoable),
      yes: m.undoYes,
      no: m.undoNo,
      danger: true,
    });
    if (!sure) return;
    const answer = await run({ redemptionId: undoable.redemptionId });
    if (answer?.ok) {
      toast(m.undone, 'good');
      // a page that was handed the receipt must not show it as it was
      handedReceipt.renew(answer.data.redemptionId, fresh => ({ ...fresh, receipt: answer.data }));
      onUndone(answer.data);
    } else if (answer) toast(answer.failure.message, 'bad');
  };
  return { undo, busy };
};
