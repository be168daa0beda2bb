import type { QuoteAnswer } from '@core/contracts/bill';
import type { OpenBillView } from '@core/contracts/open-bill';
import type { Receipt } from '@core/contracts/redemption';
import { useEffect } from 'react';
import type { Goods } from '../../lib/goods';
import type { BillForm } from './bill-form';
import { keepOpened } from './opened-store';
import { outcomeOf, ticked, type Choice, type Outcome } from './choice';
import { withPoints } from './points';
import { usePending } from './pending';
import { useBillForm } from './use-bill-form';
import { useChoice } from './use-choice';
import { useDraft, useKept, type DraftOf } from './use-draft';
import { useQuote } from './use-quote';
import { useRedeemedDraft } from './use-redeemed-draft';
import { useRedeem } from './use-redeem';
import { useSubmit } from './use-submit';

type BillDeps = DraftOf & {
  goods: Goods;
  onReceipt: (receipt: Receipt) => void;
  /** it waits for the central till from here on; the visit may go on with another bill */
  onOpened: (bill: OpenBillView) => void;
  /** the bill that was kept is redeemed already */
  onRedeemedBefore: (redemptionId: string) => void;
};

/** The form, begun where it was left. */
const useKeptForm = (visit: DraftOf, goods: Goods, onRedeemedBefore: BillDeps['onRedeemedBefore']) => {
  const bill = useBillForm(goods, useKept(visit.ticketId));
  const endDraft = useDraft(visit, bill.form);
  useRedeemedDraft(visit.ticketId, redemptionId => {
    endDraft();
    onRedeemedBefore(redemptionId);
  });
  return { bill, endDraft };
};

/** What the choice comes to; nothing yet while nothing is bought and no gift is ticked. */
const shownOutcome = (
  quote: QuoteAnswer | undefined,
  choice: Choice,
  blank: boolean,
): Outcome | undefined => {
  if (!quote || (blank && ticked(quote, choice).length === 0)) return undefined;
  return outcomeOf(quote, choice);
};

/** Given up, it can be opened once more with what was typed. */
const keeping =
  (visit: DraftOf, onOpened: BillDeps['onOpened']) =>
  (made: OpenBillView, form: BillForm): void => {
    keepOpened(made.billId, { ...visit, form });
    onOpened(made);
  };

/** One bill of a visit: typed, quoted live, redeemed by the amount shown. */
export const useBill = ({ goods, onReceipt, onOpened, onRedeemedBefore, ...visit }: BillDeps) => {
  const { ticketId, memberMasked } = visit;
  const { bill, endDraft } = useKeptForm(visit, goods, onRedeemedBefore);
  const { choice, setChoice, fallback, follow } = useChoice(bill.blank);
  const quoted = useQuote(ticketId, bill.lines, choice);
  const { quote, fresh } = quoted;
  const { redeem, requote, busy, failure, changes, forget } = useRedeem({
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
  const { outcome, points } = withPoints(quote, shownOutcome(quote, choice, bill.blank), bill.form);
  const pending = usePending(state => state.list).find(one => one.data.ticketId === ticketId);

  useEffect(() => {
    if (quote && fresh) follow(quote);
  }, [quote, fresh, follow]);

  const { submit, submitOpen, opening, opened } = useSubmit({
    ticketId,
    bill,
    outcome: fresh ? outcome : undefined,
    redeem,
    requote,
    busy,
    onOpened: keeping(visit, onOpened),
  });

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
    submit,
    submitOpen,
    opening,
    tenders: bill.form.tenders ?? [],
    points,
    giveUp: endDraft,
    busy,
    quoteFailure: quoted.failure,
    failure: failure ?? opened.failure,
    changes,
    forget: () => {
      forget();
      opened.clear();
    },
    requote: () => void quoted.ask(),
    /** an earlier redemption of this visit without an answer; nothing else can be done before it is settled */
    pending: busy ? undefined : pending,
  };
};
