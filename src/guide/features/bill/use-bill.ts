import type { Receipt } from '@core/contracts/redemption';
import { useEffect, useState } from 'react';
import type { Goods } from '../../lib/goods';
import { BEST, outcomeOf, type Choice } from './choice';
import { usePending } from './pending';
import { useBillForm } from './use-bill-form';
import { useQuote } from './use-quote';
import { useRedeem } from './use-redeem';

type BillDeps = {
  ticketId: string;
  goods: Goods;
  memberMasked: string;
  onReceipt: (receipt: Receipt) => void;
};

/** One bill of a visit: typed, quoted live, redeemed by the amount shown. */
export const useBill = ({ ticketId, goods, memberMasked, onReceipt }: BillDeps) => {
  const bill = useBillForm(goods);
  const [choice, setChoice] = useState<Choice>(BEST);
  const quoted = useQuote(ticketId, bill.lines, choice);
  const { quote, fresh } = quoted;
  const { redeem, busy, failure, changes, forget } = useRedeem({ memberMasked, ask: quoted.ask, choice, setChoice, onReceipt });
  const outcome = quote && outcomeOf(quote, choice);
  const pending = usePending(state => state.list).find(one => one.data.ticketId === ticketId);

  useEffect(() => {
    if (!quote || !fresh || choice.kind === 'best') return;
    // a coupon that the changed bill no longer takes cannot stay ticked
    const fitting = choice.couponIds.filter(couponId => quote.fits.some(({ coupon }) => coupon.couponId === couponId));
    if (fitting.length === choice.couponIds.length) return;
    setChoice(fitting.length === 0 ? BEST : { kind: 'mine', couponIds: fitting });
  }, [quote, fresh, choice]);

  const submit = (): void => {
    bill.tryIt();
    if (!bill.lines || bill.slipNo === undefined || !outcome || !fresh) return;
    const { couponIds, payFen } = outcome;
    void redeem({ ticketId, slipNo: bill.slipNo, lines: bill.lines, couponIds, expectedPayFen: payFen }, outcome);
  };

  const quoting = bill.lines !== undefined && !fresh && quoted.failure === undefined;
  return {
    bill,
    quote,
    fresh,
    quoting,
    outcome,
    choice,
    choose: (next: Choice) => {
      forget();
      setChoice(next);
    },
    submit,
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
