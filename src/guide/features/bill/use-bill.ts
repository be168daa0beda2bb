import { yuanText } from '@core/domain/money-text';
import type { Receipt } from '@core/contracts/redemption';
import { useEffect, useState } from 'react';
import { confirm } from '@/lib/confirm';
import type { Goods } from '../../lib/goods';
import { BEST, NONE, outcomeOf, ticked, type Choice, type Outcome } from './choice';
import { billMessages as m } from './messages';
import { usePending } from './pending';
import { useBillForm } from './use-bill-form';
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

/** The pick, held apart for a bill that is still empty, where nothing is ticked by itself. */
const useChoice = (blank: boolean) => {
  const [picked, setPicked] = useState<Choice>(BEST);
  const [gifts, setGifts] = useState<Choice>(NONE);
  return blank
    ? { choice: gifts, setChoice: setGifts, fallback: NONE }
    : { choice: picked, setChoice: setPicked, fallback: BEST };
};

/** One bill of a visit: typed, quoted live, redeemed by the amount shown. */
export const useBill = ({ goods, onReceipt, ...visit }: BillDeps) => {
  const { ticketId, memberMasked } = visit;
  const bill = useBillForm(goods, useKept(ticketId));
  const endDraft = useDraft(visit, bill.form);
  const { choice, setChoice, fallback } = useChoice(bill.blank);
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
    if (!quote || !fresh || choice.kind === 'best') return;
    // a coupon that the changed bill no longer takes cannot stay ticked
    const fitting = choice.couponIds.filter(couponId => quote.fits.some(({ coupon }) => coupon.couponId === couponId));
    if (fitting.length === choice.couponIds.length) return;
    setChoice(fitting.length === 0 ? fallback : { kind: 'mine', couponIds: fitting });
  }, [quote, fresh, choice, setChoice, fallback]);

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
      setChoice(next);
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
