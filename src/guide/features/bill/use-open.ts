import type { InputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import type { OpenBillView } from '@core/contracts/open-bill';
import { api } from '@/lib/api';
import { useChange } from '@/lib/use-change';
import type { Outcome } from './choice';
import { CAME_OUT_OTHERWISE } from './use-redeem';

export type OpenInput = InputOf<GuideContract, 'bill.open'>;

/**
 * Opens the bill that the screen shows for the central till. After a lost answer the same tap asks for the same bill
 * again; one that came out otherwise is quoted anew.
 */
export const useOpen = (
  onOpened: (bill: OpenBillView) => void,
  requote: (shown: Outcome) => Promise<boolean>,
) => {
  const change = useChange((input: OpenInput, requestId) => api.guide('bill.open', input, { requestId }));
  const open = async (input: OpenInput, shown: Outcome): Promise<void> => {
    const answer = await change.run(input);
    if (!answer) return;
    if (answer.ok) return onOpened(answer.data);
    if (CAME_OUT_OTHERWISE.has(answer.failure.code) && (await requote(shown))) change.clear();
  };
  return { open, opening: change.busy, failure: change.failure, clear: change.clear };
};
