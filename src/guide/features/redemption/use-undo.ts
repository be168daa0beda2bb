import type { Receipt } from '@core/contracts/redemption';
import type { ExternalTender } from '@core/contracts/tender';
import { dueFenOf } from '@core/domain/bill/due';
import { yuanText } from '@core/domain/money-text';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { handedReceipt } from '../../lib/handovers';
import { backWord, platformsAdvice, platformsWord } from '@/lib/back-words';
import { backText } from './back';
import { redemptionMessages as m } from './messages';

export type Undoable = {
  redemptionId: string;
  slipNo?: string;
  savedFen: number;
  payFen: number;
  tenders?: readonly ExternalTender[];
  pointsUsed?: number;
  pointsFen?: number;
  couponTitles: readonly string[];
  gifts: readonly string[];
};

/** What is to be taken then, and what of it was taken already; '' where nothing was bought. */
const moneyOf = ({ savedFen, payFen, tenders = [], pointsFen }: Undoable): string => {
  const [before, after] = [dueFenOf(payFen, tenders, pointsFen), savedFen + payFen];
  if (after === 0) return '';
  if (before === after) return `${m.undoSame(yuanText(after))}。`;
  const more = m.undoMoney(yuanText(before), yuanText(after), yuanText(after - before));
  return `${more}${before > 0 ? m.undoPaid(yuanText(before)) : ''}。`;
};

const bodyOf = (undoable: Undoable): string => {
  const { slipNo, tenders = [], couponTitles, gifts } = undoable;
  return [
    m.undoText(slipNo, backText(undoable)),
    moneyOf(undoable),
    ...(gifts.length > 0 ? [m.undoGifts(gifts.join('、'))] : []),
    platformsAdvice({ coupons: couponTitles, tenders }),
  ].join('');
};

/**
 * Undoes a redemption after she has confirmed what that does. `onRefused`: the till's sale has come meanwhile, so what is
 * shown is not as it was.
 */
export const useUndo = (onUndone: (receipt: Receipt) => void, onRefused?: () => void) => {
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
      toast(m.undone(backWord(answer.data), platformsWord(answer.data)), 'good');
      // a page that was handed the receipt must not show it as it was
      handedReceipt.renew(answer.data.redemptionId, fresh => ({ ...fresh, receipt: answer.data }));
      onUndone(answer.data);
    } else if (answer?.failure.code === 'REDEMPTION_MET') {
      onRefused?.();
      toast(m.met, 'bad');
    } else if (answer) toast(answer.failure.message, 'bad');
  };
  return { undo, busy };
};
