import type { OpenBillView } from '@core/contracts/open-bill';
import type { ExternalTender } from '@core/contracts/tender';
import type { BillForm, BillLine } from './bill-form';
import type { Outcome } from './choice';
import type { RedeemInput } from './keeper';
import type { useBillForm } from './use-bill-form';
import { isLarge, useLargeQuestion } from './use-large';
import { useOpen } from './use-open';
import type { useRedeem } from './use-redeem';

type Shown = Omit<RedeemInput, 'slipNo'>;

const shownOf = (
  ticketId: string,
  lines: BillLine[],
  { couponIds, payFen, points }: Outcome,
  tenders: readonly ExternalTender[],
): Shown => ({
  ticketId,
  lines,
  couponIds,
  expectedPayFen: payFen,
  // nothing is paid where nothing is bought
  ...(points ? { points: points.used } : {}),
  ...(tenders.length === 0 || lines.length === 0 ? {} : { tenders: [...tenders] }),
});

type Deps = Pick<ReturnType<typeof useRedeem>, 'redeem' | 'requote' | 'busy'> & {
  ticketId: string;
  bill: ReturnType<typeof useBillForm>;
  /** what the screen shows, as long as it is sure */
  outcome: Outcome | undefined;
  onOpened: (bill: OpenBillView, form: BillForm) => void;
};

/** What the buttons under a bill do: redeem it here, or leave the money to the central till. */
export const useSubmit = ({ ticketId, bill, outcome, redeem, requote, busy, onOpened }: Deps) => {
  const { open, opening, ...opened } = useOpen(made => {
    const { form } = bill;
    bill.renew();
    onOpened(made, form);
  }, requote);
  const isMeant = useLargeQuestion();
  const tenders = bill.form.tenders ?? [];

  const submit = async (): Promise<void> => {
    bill.tryIt();
    if (!bill.lines || !outcome || bill.slipProblem === 'WRONG') return;
    const { slipNo } = bill;
    if (slipNo === undefined && !bill.blank) return;
    if (isLarge(outcome) && !(await isMeant(outcome))) return;
    const shown = shownOf(ticketId, bill.lines, outcome, tenders);
    await redeem({ ...shown, ...(slipNo === undefined ? {} : { slipNo }) }, outcome);
  };
  /** The till prints the slip: no number is asked for. */
  const submitOpen = async (): Promise<void> => {
    if (!bill.lines || !outcome || busy) return;
    if (isLarge(outcome) && !(await isMeant(outcome))) return;
    await open(shownOf(ticketId, bill.lines, outcome, tenders), outcome);
  };
  return { submit: () => void submit(), submitOpen: () => void submitOpen(), opening, opened };
};
