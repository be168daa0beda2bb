import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { ownScope } from '@core/domain/coupon/fit/scope';
import type { Scope } from '@core/domain/coupon/rules';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { offerMessages } from './messages';
import { Choice } from './step-parts';
import type { Options } from './steps-what';
import { pathOf } from './try-bill';

const m = offerMessages.trial;

/** What a line of a trial can be of; `inside`: the offer may count it, as far as this alone says. */
export type Goods = { key: string; text: string; inside: boolean };
type Rules = Scope['include'];
type Kind = 'brands' | 'categories';

/** `path`: the thing itself, and what it is part of. */
const allows = (rules: Rules, kind: Kind, path: readonly string[]): boolean =>
  rules.filter(rule => rule.kind === kind).every(({ ids }) => path.some(id => ids.includes(id)));

const mayCount = (draft: OfferDraft, kind: Kind, path: readonly string[]): boolean => {
  const { include, anyOf, exclude } = ownScope(draft);
  const out = exclude.some(rule => rule.kind === kind && path.some(id => rule.ids.includes(id)));
  return !out && allows(include, kind, path) && (!anyOf || anyOf.some(group => allows(group, kind, path)));
};

type Category = Options['categories'][number];

/** Each category with what is below it right after it, as in the tree of the scope. */
const asTree = (categories: readonly Category[]): Category[] => {
  const known = new Set(categories.map(({ categoryId }) => categoryId));
  const from = (parentId: string | undefined): Category[] =>
    categories
      .filter(one => (known.has(one.parentId ?? '') ? one.parentId : undefined) === parentId)
      .flatMap(one => [one, ...from(one.categoryId)]);
  return from(undefined);
};

/** Brands and categories for the lines of a trial: those that the draft may count, before the others. */
export const goodsFor = (
  draft: OfferDraft,
  { brands, categories }: Options,
): { brands: Goods[]; categories: Goods[] } => {
  const tree = new Map(categories.map(category => [category.categoryId, category]));
  const insideFirst = (goods: Goods[]): Goods[] =>
    [...goods].sort((one, other) => Number(other.inside) - Number(one.inside));
  return {
    brands: insideFirst(
      brands.map(({ brandId, name }) => ({
        key: brandId,
        text: name,
        inside: mayCount(draft, 'brands', [brandId]),
      })),
    ),
    categories: insideFirst(
      asTree(categories).map(({ categoryId, name }) => ({
        key: categoryId,
        text: name,
        inside: mayCount(draft, 'categories', pathOf(tree, categoryId)),
      })),
    ),
  };
};

type GoodsChoiceProps = {
  label: string;
  goods: readonly Goods[];
  value: string;
  onChange: (key: string) => void;
};

/** Those that may count; the others, named so, behind a button, for the goods that stand beside them on a real bill. */
export const GoodsChoice = ({ label, goods, value, onChange }: GoodsChoiceProps) => {
  const inside = goods.filter(one => one.inside);
  const outside = goods.filter(one => !one.inside);
  const [opened, setOpened] = useState(false);
  const open = opened || inside.length === 0 || outside.some(({ key }) => key === value);
  const shown = [...inside, ...(open ? outside.map(one => ({ ...one, text: m.outside(one.text) })) : [])];
  return (
    <Choice label={label}>
      <Chips label={label} items={shown} value={value} onChange={onChange} />
      {!open && outside.length > 0 && (
        <View>
          <Button
            kind="quiet"
            compact
            inline
            label={`${label} ${m.showOutside(outside.length)}`}
            onClick={() => setOpened(true)}
          >
            {m.showOutside(outside.length)}
          </Button>
        </View>
      )}
    </Choice>
  );
};
