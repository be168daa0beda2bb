import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Chips } from '@/components/chips/chips';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { AmountProblem } from '@/lib/amount';
import type { Goods } from '../../lib/goods';
import { AmountField } from './amount-field';
import { MAX_LINES, type BillForm, type DraftLine } from './bill-form';
import { billMessages as m } from './messages';
import './bill.scss';

type BillLinesProps = {
  goods: Goods;
  form: BillForm;
  /** problems worth showing now */
  problems: ReadonlyMap<string, AmountProblem>;
  onChange: (lineId: string, change: Partial<Omit<DraftLine, 'lineId'>>) => void;
  onAdd: () => void;
  onRemove: (lineId: string) => void;
  onLeave: (lineId: string) => void;
};

/** What cannot be chosen is said instead: the only brand, the only category. */
const headOf = ({ brands, categories }: Goods, index: number): string => {
  const lists: { name: string }[][] = [brands, categories];
  const sole = lists.filter(list => list.length === 1).flatMap(list => list.map(one => one.name));
  return sole.length > 0 ? sole.join(' · ') : m.line(index + 1);
};

const LineCard = ({ line, index, ...props }: BillLinesProps & { line: DraftLine; index: number }) => {
  const { goods, form, problems, onChange, onRemove, onLeave } = props;
  const problem = problems.get(line.lineId);
  return (
    <Card>
      <View className="line__head">
        <View className="y-grow y-note">{headOf(goods, index)}</View>
        {form.lines.length > 1 && (
          <View
            className="line__remove"
            onClick={() => onRemove(line.lineId)}
            {...a11y({ role: 'button', focusable: true, label: m.removeLine(index + 1) })}
          >
            <Icon name="trash" size={20} />
          </View>
        )}
      </View>
      {goods.brands.length > 1 && (
        <Chips
          label={m.brand}
          items={goods.brands.map(({ brandId, name }) => ({ key: brandId, text: name }))}
          value={line.brandId}
          onChange={brandId => onChange(line.lineId, { brandId })}
        />
      )}
      {goods.categories.length > 1 && (
        <Chips
          label={m.category}
          items={goods.categories.map(({ categoryId, name }) => ({ key: categoryId, text: name }))}
          value={line.categoryId}
          onChange={categoryId => onChange(line.lineId, { categoryId })}
        />
      )}
      <AmountField
        label={m.amount(index + 1)}
        value={line.amountText}
        placeholder={m.amountPlaceholder}
        error={problem && m.amountProblem[problem]}
        onInput={amountText => onChange(line.lineId, { amountText })}
        onBlur={() => onLeave(line.lineId)}
      />
    </Card>
  );
};

/** The bill as it is typed: what brand, what category, how much. */
export const BillLines = (props: BillLinesProps) => (
  <View className="y-stack-12">
    {props.form.lines.map((line, index) => (
      <LineCard key={line.lineId} {...props} line={line} index={index} />
    ))}
    {props.form.lines.length < MAX_LINES && (
      <Button kind="quiet" compact icon="plus" onClick={props.onAdd}>
        {m.addLine}
      </Button>
    )}
  </View>
);
