import { useState } from 'react';
import type { RefundPreview, RefundSlip, SaleView } from '@core/contracts/sale';
import { parseYuan } from '@/lib/amount';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import type { Failure } from '@/lib/failure';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { saleMessages as m } from './messages';

type Line = SaleView['lines'][number];
type Ask = { lineId: string; quantity?: number; amountFen?: number };

/** What is chosen of each line: pieces as a number, amounts as they are typed. */
export type Chosen = Record<string, { pieces: number; text: string }>;

/** What is asked of a line; undefined for one that stays, null for an amount that cannot be meant. */
export const askOf = ({ lineId, left }: Line, chosen: Chosen[string] | undefined): Ask | undefined | null => {
  if (!chosen) return undefined;
  if (left.quantity !== undefined) return chosen.pieces > 0 ? { lineId, quantity: chosen.pieces } : undefined;
  if (chosen.text.trim() === '') return undefined;
  const amount = parseYuan(chosen.text);
  return amount.ok && amount.fen <= left.amountFen ? { lineId, amountFen: amount.fen } : null;
};

/** What is chosen of the lines; `wrong` while an amount cannot be meant. */
const useChosen = (sale: SaleView) => {
  const [chosen, setChosen] = useState<Chosen>({});
  const asks = sale.lines.map(line => askOf(line, chosen[line.lineId]));
  return { chosen, setChosen, lines: asks.flatMap(ask => ask ?? []), wrong: asks.includes(null) };
};

/** Choosing lines, seeing what goes back, and refunding. */
export const useRefund = (sale: SaleView, onMade: (slip: RefundSlip) => void) => {
  const { saleId } = sale;
  const { chosen, setChosen, lines, wrong } = useChosen(sale);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [preview, setPreview] = useState<RefundPreview>();
  const [failure, setFailure] = useState<Failure>();
  const make = useChange(
    (input: { saleId: string; lines: Ask[]; reason: string; expectedCashFen: number }, requestId) =>
      api.guide('refund.make', input, { requestId }),
  );

  const begin = (next: Chosen): void => {
    setChosen(next);
    setPreview(undefined);
    setFailure(undefined);
    make.clear();
  };
  const choose = (lineId: string, value: Chosen[string]): void => begin({ ...chosen, [lineId]: value });
  const ask = async (): Promise<void> => {
    setTried(true);
    if (wrong || lines.length === 0) return;
    setAsking(true);
    const answer = await api.guide('refund.preview', { saleId, lines });
    setAsking(false);
    if (answer.ok) {
      setPreview(answer.data);
      // the reason is asked for only now: nothing about it was missed yet
      setTried(false);
    } else setFailure(answer.failure);
  };
  const refund = async (): Promise<void> => {
    setTried(true);
    if (!preview || reason.trim() === '') return;
    const { cashFen } = preview;
    const sure = await confirm({
      title: m.sure,
      body: m.sureText(cashFen),
      yes: m.yes,
      no: m.no,
      danger: true,
    });
    if (!sure) return;
    const answer = await make.run({ saleId, lines, reason: reason.trim(), expectedCashFen: cashFen });
    if (!answer?.ok) return;
    begin({});
    setReason('');
    setTried(false);
    toast(m.done, 'good');
    onMade(answer.data);
  };
  const state = { chosen, reason, tried, wrong, empty: lines.length === 0, asking, preview };
  return { ...state, failure: failure ?? make.failure, busy: make.busy, choose, setReason, ask, refund };
};
export type RefundState = ReturnType<typeof useRefund>;
