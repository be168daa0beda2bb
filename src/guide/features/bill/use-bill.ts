import type { Receipt } from '@core/contracts/redemption';
import { useEffect } from 'react';
import type { Goods } from '../../lib/goods';
import type { BillLine } from './bill-form';
import { outcomeOf, ticked, type Choice, type Outcome } from './choice';
import type { RedeemInput } from './keeper';
import { usePending } from './pending';
import { useBillForm } from './use-bill-form';
import { useChoice } from './use-choice';
import { useDraft, useKept, type DraftOf } from './use-draft';
import { isLarge, useLargeQuestion } from './use-large';
import { useQuote } from './use-quote';
import { useRedeemedDraft } from './use-redeemed-draft';
import { useRedeem } from './use-redeem';

type BillDeps = DraftOf & {
  goods: Goods;
  onReceipt: (receipt: Receipt) => void;
  /** the bill that was kept is redeemed already */
  onRedeemedBefore: (redemptionId: string) => void;
};

const inputOf = (
  ticketId: string,
  lines: BillLine[],
  { couponIds, payFen }: Outcome,
  slipNo: string | undefined,
): RedeemInput => ({
  ticketId,
  lines,
  couponIds,
  expectedPayFen: payFen,
  ...(slipNo === undefined ? {} : { slipNo }),
});

/** One bill of a visit: typed, quoted live, redeemed by the amount shown. */
export const useBill = ({ goods, onReceipt, onRedeemedBefore, ...visit }: BillDeps) => {
  const { ticketId, memberMasked } = visit;
  const bill = useBillForm(goods, useKept(ticketId));
  const endDraft = useDraft(visit, bill.form);
  useRedeemedDraft(ticketId, redemptionId => {
    endDraft();
    onRedeemedBefore(redemptionId);
  });
  const { choice, setChoice, fallback, follow } = useChoice(bill.blank);
  const quoted = useQuote(ticketId, bill.lines, choice);
  const { quote, fresh } = quoted;
  const { redeem, busy, failure, changes, forget } = useRedeem({
    memberMasked,
    ask: quoted.ask,
    choice,
    setChoice,
    fallback,
    onReceipt: receipt => {
      endDraft();
      onReceipt(receipt);
    },
  });
  const isMeant = useLargeQuestion();
  const nothingYet = quote !== undefined && bill.blank && ticked(quote, choice).length === 0;
  const outcome = quote && !nothingYet ? outcomeOf(quote, choice) : undefined;
  const pending = usePending(state => state.list).find(one => one.data.ticketId === ticketId);

  useEffect(() => {
    if (quote && fresh) follow(quote);
  }, [quote, fresh, follow]);

  const submit = async (): Promise<void> => {
    bill.tryIt();
    if (!bill.lines || !outcome || !fresh || bill.slipProblem === 'WRONG') return;
    const { slipNo } = bill;
    if (slipNo === undefined && !bill.blank) return;
    if (isLarge(outcome) && !(await isMeant(outcome))) return;
    await redeem(inputOf(ticketId, bill.lines, outcome, slipNo), outcome);
  };

  return {
    bill,
    quote,
    fresh,
    quoting: bill.lines !== undefined && !bill.blank && !fresh && quoted.failure === undefined,
    outcome,
    choice,
    choose: (next: Choice) => {
      forget();
      // by name, so that a gift that is offered later is not ticked by itself
      setChoice(bill.blank && quote ? { kind: 'mine', couponIds: ticked(quote, next) } : next);
    },
    submit: () => void submit(),
    giveUp: endDraft,
    busy,
    quoteFailure: quoted.failure,
    failure,
    changes,
    forget,
    requote: () => void quoted.ask(),
    /** an earlier redemption of this visit without an answer; nothing else can be done before it is settled */
    pending: busy ? undefined : pending,
  };
};
