import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferDraft } from '@core/contracts/offer-draft';
import type { Tier } from '@core/contracts/shared';
import { shortYuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { Field } from '@/components/field/field';
import { parseYuan } from '@/lib/amount';
import { serverNow } from '@/lib/clock';
import { offerMessages } from './messages';
import { Choice, Words } from './step-parts';
import type { Options } from './steps-what';
import { GoodsChoice, goodsFor } from './trial-goods';
import { TrialOutcome } from './trial-outcome';
import { tryBill, type TrialLine } from './try-bill';

const m = offerMessages.trial;
type Row = { brandId: string; categoryId: string; productId: string; amount: string };

const linesOf = (rows: readonly Row[]): TrialLine[] =>
  rows.map(({ brandId, categoryId, productId, amount }) => {
    const parsed = parseYuan(amount);
    return {
      brandId,
      categoryId,
      ...(productId === '' ? {} : { productId }),
      amountFen: parsed.ok ? parsed.fen : 0,
    };
  });

type LineProps = {
  row: Row;
  index: number;
  goods: ReturnType<typeof goodsFor>;
  /** those that the draft names */
  products: readonly { key: string; text: string }[];
  savedFen: number;
  onChange: (row: Row) => void;
  onRemove: () => void;
};

const TrialRow = ({ row, index, goods, products, savedFen, onChange, onRemove }: LineProps) => (
  <View className="trial-line">
    <View className="trial-line__head">
      <View className="y-grow">{m.line(index + 1)}</View>
      {savedFen > 0 && <View className="trial-line__saved">{m.off(`${shortYuanText(savedFen)} 元`)}</View>}
      <Button kind="quiet" compact inline icon="trash" label={`${m.remove} ${index + 1}`} onClick={onRemove}>
        {''}
      </Button>
    </View>
    <Field
      label={m.amount}
      value={row.amount}
      type="digit"
      onInput={amount => onChange({ ...row, amount })}
    />
    <GoodsChoice
      label={m.brand}
      goods={goods.brands}
      value={row.brandId}
      onChange={brandId => onChange({ ...row, brandId })}
    />
    <GoodsChoice
      label={m.category}
      goods={goods.categories}
      value={row.categoryId}
      onChange={categoryId => onChange({ ...row, categoryId })}
    />
    {products.length > 0 && (
      <Choice label={m.product}>
        <Chips
          label={m.product}
          items={[...products, { key: '', text: m.otherProduct }]}
          value={row.productId}
          onChange={productId => onChange({ ...row, productId })}
        />
      </Choice>
    )}
  </View>
);

/** Goods that the draft is for: a brand and a category that may count, and a product where it says so. */
const firstGoods = (
  { scope }: OfferDraft,
  { brands, categories }: ReturnType<typeof goodsFor>,
): Omit<Row, 'amount'> => {
  const named = (kind: 'brands' | 'categories' | 'products') =>
    [...scope.include, ...(scope.anyOf?.[0] ?? [])].find(rule => rule.kind === kind)?.ids[0];
  return {
    brandId: named('brands') ?? brands[0]?.key ?? '',
    categoryId: named('categories') ?? categories[0]?.key ?? '',
    productId: named('products') ?? '',
  };
};

/** A store in which it may count, where the draft says which do. */
const firstStore = ({ scope }: OfferDraft, { stores }: Options): string | undefined => {
  const listed = (rules: OfferDraft['scope']['include']): Set<string> =>
    new Set(rules.filter(({ kind }) => kind === 'stores').flatMap(({ ids }) => ids));
  const [wanted, unwanted] = [listed([...scope.include, ...(scope.anyOf?.[0] ?? [])]), listed(scope.exclude)];
  const counts = ({ storeId }: Options['stores'][number]): boolean =>
    (wanted.size === 0 || wanted.has(storeId)) && !unwanted.has(storeId);
  return (stores.find(counts) ?? stores[0])?.storeId;
};

type TrialProps = { draft: OfferDraft; options: Options; names: Readonly<Record<string, string>> };

const productsOf = ({ scope }: OfferDraft, names: TrialProps['names']) =>
  [...scope.include, ...(scope.anyOf ?? []).flat(), ...scope.exclude]
    .filter(({ kind }) => kind === 'products')
    .flatMap(({ ids }) => ids.map(key => ({ key, text: names[key] ?? key })));

/** A bill that is only thought of, and what the draft would do to it, line by line and in sentences. */
export const TrialView = ({ draft, options, names }: TrialProps) => {
  const goods = goodsFor(draft, options);
  const first: Row = { ...firstGoods(draft, goods), amount: '' };
  const [rows, setRows] = useState<Row[]>([first]);
  const [tier, setTier] = useState<Tier>('basic');
  const [storeId, setStore] = useState(firstStore(draft, options) ?? '');
  const lines = linesOf(rows);
  const filled = lines.length > 0 && lines.every(({ amountFen }) => amountFen > 0);
  const categories = new Map(options.categories.map(category => [category.categoryId, category]));
  const result = filled ? tryBill(draft, { lines, storeId, tier, at: serverNow() }, categories) : undefined;
  const replace = (index: number, row: Row): void =>
    setRows(rows.map((one, at) => (at === index ? row : one)));
  return (
    <View className="y-stack-16">
      <View>
        <View className="offer-head">{m.title}</View>
        <View className="y-small">{m.hint}</View>
      </View>
      {rows.map((row, index) => (
        <TrialRow
          key={index}
          row={row}
          index={index}
          goods={goods}
          products={productsOf(draft, names)}
          savedFen={result?.fits ? result.savedOnLine[index]! : 0}
          onChange={next => replace(index, next)}
          onRemove={() => setRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        kind="secondary"
        compact
        inline
        icon="plus"
        onClick={() => setRows([...rows, { ...first, ...rows.at(-1), amount: '' }])}
      >
        {m.add}
      </Button>
      <Choice label={m.tier}>
        <Words label={m.tier} words={m.tiers} value={tier} onChange={setTier} />
      </Choice>
      <Choice label={m.store}>
        <Chips
          label={m.store}
          items={options.stores.map(({ storeId: key, name }) => ({ key, text: name }))}
          value={storeId}
          onChange={setStore}
        />
      </Choice>
      <TrialOutcome result={result} />
    </View>
  );
};
