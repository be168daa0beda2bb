import { useMemo, useState } from 'react';
import type { AmountProblem } from '@/lib/amount';
import type { Goods } from '../../lib/goods';
import { addLine, changeLine, newBill, readBill, readSlipNo, removeLine, type DraftLine } from './bill-form';

/** The bill being typed, and which of its problems are worth showing: those of fields she has left, or all after a try. */
export const useBillForm = (goods: Goods) => {
  const [form, setForm] = useState(() => newBill(goods));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);

  const read = useMemo(() => readBill(form), [form]);
  const slip = readSlipNo(form.slipNo);
  const problems = new Map<string, AmountProblem>();
  if (!read.ok) {
    for (const { lineId, problem } of read.problems) {
      const worthSaying = tried || (left.has(lineId) && problem !== 'EMPTY');
      if (worthSaying) problems.set(lineId, problem);
    }
  }
  return {
    form,
    lines: read.ok ? read.lines : undefined,
    slipNo: slip.ok ? slip.slipNo : undefined,
    problems,
    slipProblem: !slip.ok && (tried || slip.problem === 'WRONG') ? slip.problem : undefined,
    tryIt: () => setTried(true),
    change: (lineId: string, change: Partial<Omit<DraftLine, 'lineId'>>) => setForm(old => changeLine(old, lineId, change)),
    add: () => setForm(old => addLine(goods, old)),
    remove: (lineId: string) => setForm(old => removeLine(old, lineId)),
    leave: (lineId: string) => setLeft(old => new Set([...old, lineId])),
    setSlipNo: (slipNo: string) => setForm(old => ({ ...old, slipNo })),
  };
};
