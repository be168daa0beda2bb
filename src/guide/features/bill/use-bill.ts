import { yuanText } from '@core/domain/money-text';
import type { Receipt } from '@core/contracts/redemption';
import { useEffect } from 'react';
import { confirm } from '@/lib/confirm';
import type { Goods } from '../../lib/goods';
import { outcomeOf, ticked, type Choice, type Outcome } from './choice';
import { billMessages as m } from './messages';
import { usePending } from './pending';
import { useBillForm } from './use-bill-form';
import { useChoice } from './use-choice';
import { useDraft, useKept, type DraftOf } from './use-draft';
import { useQuote } from './use-quote';
import { useRedeem } from './use-redeem';

type BillDeps = DraftOf & {
  goods: Goods;
  onReceipt: (receipt: Receipt) => void;
};

/** A bill above this, in fen, is rare enough to be asked about: a slip of the finger adds a digit. */
const LARGE_FEN = 5_000_000;

const isLarge = ({ payFen, savedFen }: Outcome): boolean => payFen + savedFen > LARGE_FEN;

const sureOf = ({ payFen, savedFen }: Outcome): Promise<boolean> => {
  const body = m.largeText(yuanText(payFen + savedFen), yuanText(payFen));
  return confirm({ title: m.largeTitle, body, yes: m.largeYes, no: m.largeNo });
};

/** One bill of a visit: typed, quoted live, redeemed by the amount shown. */
export const useBill = ({ goods, onReceipt, ...visit }: BillDeps) => {
  const { ticketId, memberMasked } = visit;
  const bill = useBillForm(goods, useKept(ticketId));
  const endDraft = useDraft(visit, bill.form);
  const { choice, setChoice, fallback, follow } = useChoice(bill.blank);
  const quoted = useQuote(ticketId, bill.lines, choice);
  const { quote, fresh } = quoted;
  const done = (receipt: Receipt): void => {
    endDraft();
    onReceipt(receipt);
  };
  const { redeem, busy, failure, changes, forget } = useRedeem({
    memberMasked,
    ask: quoted.ask,
    choice,
    setChoice,
    fallback,
    onReceipt: done,
  });
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
    if (isLarge(outcome) && !(await sureOf(outcome))) return;
    const { couponIds, payFen } = outcome;
    const input = { ticketId, lines: bill.lines, couponIds, expectedPayFen: payFen };
    await redeem(slipNo === undefined ? input : { ...input, slipNo }, outcome);
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
