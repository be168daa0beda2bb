import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferView } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { parseYuan } from '@/lib/amount';
import { confirm } from '@/lib/confirm';
import { offerMessages } from './messages';
import { totalsChange } from './restock-words';
import { StockHint } from './stock-hint';
import type { Totals } from './use-offer';

const m = offerMessages.restock;

/** What is wrong, by field. */
export type TotalsErrors = Readonly<Record<string, string>>;

type RestockProps = {
  view: OfferView;
  busy: boolean;
  /** answers what is wrong with them; nothing when they are taken */
  onRestock: (totals: Totals) => Promise<TotalsErrors | undefined>;
  onClose: () => void;
};

const readTotals = (stock: string, budget: string | undefined): { totals?: Totals; errors: TotalsErrors } => {
  const pieces = /^\d{1,9}$/.test(stock.trim()) ? Number(stock) : undefined;
  const fen = budget === undefined ? undefined : parseYuan(budget);
  const errors = {
    ...(pieces === undefined ? { stock: offerMessages.notACount } : {}),
    ...(fen && !fen.ok ? { budgetFen: offerMessages.notAnAmount } : {}),
  };
  if (pieces === undefined || (fen && !fen.ok)) return { errors };
  return { totals: { stock: pieces, ...(fen ? { budgetFen: fen.fen } : {}) }, errors };
};

/** What is lowered is asked about: a new total is easily taken for so many more. */
const sure = async (view: OfferView, totals: Totals): Promise<boolean> => {
  const { lines, less } = totalsChange(view, totals);
  return less.length === 0
    ? true
    : confirm({ title: less.join(' '), body: lines.join('\n'), yes: m.lessYes, danger: true });
};

/** New totals of an offer that is out. */
export const RestockSheet = ({ view, busy, onRestock, onClose }: RestockProps) => {
  const { stock: now } = view;
  const [stock, setStock] = useState(String(now.total));
  const [budget, setBudget] = useState(
    now.budgetFen === undefined ? undefined : shortYuanText(now.budgetFen).replace(/,/g, ''),
  );
  const [errors, setErrors] = useState<TotalsErrors>({});
  const { totals } = readTotals(stock, budget);
  const submit = async (): Promise<void> => {
    const read = readTotals(stock, budget);
    setErrors(read.errors);
    if (!read.totals || !(await sure(view, read.totals))) return;
    const refused = await onRestock(read.totals);
    if (refused) setErrors(refused);
    else onClose();
  };
  return (
    <Sheet
      open
      title={m.title}
      onClose={onClose}
      foot={
        <Button loading={busy} onClick={() => void submit()}>
          {m.yes}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{m.note}</View>
        <Field
          label={m.stock}
          value={stock}
          type="number"
          maxLength={9}
          hint={m.stockNow(now.total, now.issued, now.left)}
          error={errors.stock ?? errors.perMember ?? errors.dailyStock}
          onInput={setStock}
        />
        {budget !== undefined && (
          <Field
            label={m.budget}
            value={budget}
            type="digit"
            maxLength={12}
            hint={m.budgetNow(shortYuanText(now.budgetFen ?? 0), shortYuanText(now.budgetLeftFen ?? 0))}
            error={errors.budgetFen}
            onInput={setBudget}
          />
        )}
        {totals && <StockHint offer={{ benefit: view.benefit, ...totals }} />}
      </View>
    </Sheet>
  );
};
