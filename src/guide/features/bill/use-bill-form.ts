import type { ProductView } from '@core/contracts/product';
import type { ExternalTender } from '@core/contracts/tender';
import { useMemo, useState } from 'react';
import type { AmountProblem } from '@/lib/amount';
import type { Goods } from '../../lib/goods';
import {
  addLine,
  addProduct,
  changeLine,
  isBlank,
  isOf,
  newBill,
  readBill,
  removeLine,
  setPieces,
  type BillForm,
  type DraftLine,
} from './bill-form';
import { readSlipNo } from '../../lib/slip-no';

/** No further key makes an amount of these, so there is nothing to wait for. */
const SAID_AT_ONCE: ReadonlySet<AmountProblem> = new Set<AmountProblem>([
  'NOT_A_NUMBER',
  'TOO_PRECISE',
  'TOO_LARGE',
]);

/**
 * The bill being typed, begun anew or where it was left, and which of its problems are worth showing: those that typing
 * on cannot mend, those of fields she has left, or all after a try.
 */
export const useBillForm = (goods: Goods, kept?: BillForm) => {
  const [form, setForm] = useState(() => (kept && isOf(goods, kept) ? kept : newBill(goods)));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);

  const blank = isBlank(form);
  const lines = useMemo(() => {
    if (isBlank(form)) return [];
    const read = readBill(form);
    return read.ok ? read.lines : undefined;
  }, [form]);
  const read = readBill(form);
  const slip = readSlipNo(form.slipNo);
  const problems = new Map<string, AmountProblem>();
  if (!read.ok) {
    for (const { lineId, problem } of read.problems) {
      const worthSaying = tried || SAID_AT_ONCE.has(problem) || (left.has(lineId) && problem !== 'EMPTY');
      if (worthSaying && !(blank && problem === 'EMPTY')) problems.set(lineId, problem);
    }
  }
  return {
    form,
    /** nothing is bought: there are no lines, and no slip is needed */
    blank,
    /** undefined while an amount is not one */
    lines,
    slipNo: slip.ok ? slip.slipNo : undefined,
    slipProblem: !slip.ok && (slip.problem === 'WRONG' || (tried && !blank)) ? slip.problem : undefined,
    problems,
    /** an amount of nothing keeps the coupons waiting, also while it may still become one */
    zero: !read.ok && read.problems.some(({ problem }) => problem === 'ZERO'),
    tryIt: () => setTried(true),
    change: (lineId: string, change: Partial<Omit<DraftLine, 'lineId'>>) =>
      setForm(old => changeLine(old, lineId, change)),
    add: () => setForm(old => addLine(goods, old)),
    remove: (lineId: string) => setForm(old => removeLine(goods, old, lineId)),
    leave: (lineId: string) => setLeft(old => new Set([...old, lineId])),
    /** @returns false when the bill is full */
    addProduct: (product: ProductView): boolean => {
      const next = addProduct(form, product);
      setForm(next);
      return next !== form;
    },
    setPieces: (lineId: string, quantity: number) => setForm(old => setPieces(old, lineId, quantity)),
    setTenders: (tenders: ExternalTender[]) => setForm(old => ({ ...old, tenders })),
    setUsePoints: (usePoints: boolean) => setForm(old => ({ ...old, usePoints, pointsTyped: '' })),
    setPointsTyped: (pointsTyped: string) => setForm(old => ({ ...old, pointsTyped })),
    /** another bill of the same visit */
    renew: () => {
      setForm(newBill(goods));
      setLeft(new Set());
      setTried(false);
    },
    setSlipNo: (slipNo: string) => setForm(old => ({ ...old, slipNo })),
  };
};
