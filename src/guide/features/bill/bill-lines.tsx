import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Chips } from '@/components/chips/chips';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { AmountProblem } from '@/lib/amount';
import type { Goods } from '../../lib/goods';
import { AmountField } from './amount-field';
import { MAX_LINES, type BillForm, type DraftLine, type DraftProduct } from './bill-form';
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
  onPieces: (lineId: string, quantity: number) => void;
  /** opens the counter's products */
  onProducts: () => void;
};

/** What cannot be chosen is said instead: the only brand, the only category. */
const headOf = ({ brands, categories }: Goods, index: number): string => {
  const lists: { name: string }[][] = [brands, categories];
  const sole = lists.filter(list => list.length === 1).flatMap(list => list.map(one => one.name));
  return sole.length > 0 ? sole.join(' · ') : m.line(index + 1);
};

/** How many pieces of a product, one up or down at a time. */
const Pieces = ({
  product: { name, quantity },
  onChange,
}: {
  product: DraftProduct;
  onChange: (quantity: number) => void;
}) => (
  <View className="pieces" {...a11y({ role: 'group', label: m.piecesOf(name) })}>
    <View
      className={`pieces__step ${quantity > 1 ? '' : 'is-off'}`}
      onClick={() => onChange(quantity - 1)}
      {...a11y({ role: 'button', focusable: true, disabled: quantity <= 1, label: m.fewer(name) })}
    >
      <Icon name="minus" size={18} />
    </View>
    <View className="pieces__count" {...a11y({ live: 'polite' })}>
      {m.pieces(quantity)}
    </View>
    <View
      className="pieces__step"
      onClick={() => onChange(quantity + 1)}
      {...a11y({ role: 'button', focusable: true, label: m.another(name) })}
    >
      <Icon name="plus" size={18} />
    </View>
  </View>
);

/** Brand and category, where there is a choice; of a product both are known. */
const Kind = ({
  goods,
  line,
  onChange,
}: Pick<BillLinesProps, 'goods' | 'onChange'> & { line: DraftLine }) => (
  <>
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
  </>
);

const LineCard = ({ line, index, ...props }: BillLinesProps & { line: DraftLine; index: number }) => {
  const { goods, form, problems, onChange, onRemove, onLeave, onPieces } = props;
  const problem = problems.get(line.lineId);
  return (
    <Card>
      <View className="line__head">
        <View className="y-grow y-note">{line.product?.name ?? headOf(goods, index)}</View>
        {(form.lines.length > 1 || line.product) && (
          <View
            className="line__remove"
            onClick={() => onRemove(line.lineId)}
            {...a11y({ role: 'button', focusable: true, label: m.removeLine(index + 1) })}
          >
            <Icon name="trash" size={20} />
          </View>
        )}
      </View>
      {line.product ? (
        <Pieces product={line.product} onChange={quantity => onPieces(line.lineId, quantity)} />
      ) : (
        <Kind goods={goods} line={line} onChange={onChange} />
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
      <View className="line__more">
        <Button kind="quiet" compact inline icon="plus" onClick={props.onAdd}>
          {m.addLine}
        </Button>
        <Button kind="quiet" compact inline icon="scan" onClick={props.onProducts}>
          {m.chooseProduct}
        </Button>
      </View>
    )}
  </View>
);
