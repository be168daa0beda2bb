import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { Toggles } from '../../components/toggles/toggles';
import { CategoryTree } from './category-tree';
import { offerMessages } from './messages';
import { PickList } from './pick-list';
import { problemAt } from './read-form';
import { fieldOfList, mayBeAny, withAny, withList, type ScopeKind, type ScopeSide } from './scope-form';
import { Choice, Words, type StepProps } from './step-parts';
import type { Options } from './steps-what';
import { searchCounters, searchProducts } from './searches';

const m = offerMessages.fields;

type SideProps = StepProps & { options: Options; side: ScopeSide };

/** One side of the scope: what it is for, or what it is not for. */
const Side = ({ options, side, form, change, problems }: SideProps) => {
  const lists = form.scope[side];
  const words = m.scope[side];
  const own = form.issuer === 'brand' ? form.brandId : undefined;
  const [productsOf, setProductsOf] = useState(
    form.scope.include.brands[0] ?? options.brands[0]?.brandId ?? '',
  );
  const set = (kind: ScopeKind, ids: string[], names: Record<string, string> = {}): void =>
    change({ scope: withList(form.scope, side, kind, ids), names: { ...form.names, ...names } });
  const errorOf = (kind: ScopeKind): string | undefined =>
    lists[kind].length === 0 ? undefined : problemAt(problems, fieldOfList(form.scope, side, kind));
  return (
    <View className="y-stack-16">
      {form.issuer === 'mall' && (
        <Choice label={words.brands} error={errorOf('brands')}>
          <Toggles
            label={words.brands}
            items={options.brands.map(({ brandId, name }) => ({ key: brandId, text: name }))}
            value={lists.brands}
            onChange={ids => set('brands', ids)}
          />
        </Choice>
      )}
      <Choice label={words.categories} error={errorOf('categories')} hint={m.treeHint}>
        <CategoryTree
          label={words.categories}
          categories={options.categories}
          value={lists.categories}
          onChange={ids => set('categories', ids)}
        />
      </Choice>
      <Choice label={words.stores} error={errorOf('stores')} hint={m.storesHint[side]}>
        <Toggles
          label={words.stores}
          items={options.stores.map(({ storeId, name }) => ({ key: storeId, text: name }))}
          value={lists.stores}
          onChange={ids => set('stores', ids)}
        />
      </Choice>
      <Choice label={words.counters} error={errorOf('counters')}>
        <PickList
          label={words.counters}
          verb={m.pickCounters}
          hint={m.countersHint}
          search={searchCounters(own)}
          searchKey={own}
          value={lists.counters}
          names={form.names}
          onChange={(ids, names) => set('counters', ids, names)}
        />
      </Choice>
      <Choice label={words.products} error={errorOf('products')}>
        <PickList
          label={words.products}
          verb={m.pickProducts}
          hint={m.productsHint}
          scans
          search={searchProducts(own ?? productsOf)}
          searchKey={own ?? productsOf}
          narrow={
            own === undefined ? (
              <Chips
                label={m.brand}
                items={options.brands.map(({ brandId, name }) => ({ key: brandId, text: name }))}
                value={productsOf}
                onChange={setProductsOf}
              />
            ) : undefined
          }
          value={lists.products}
          names={form.names}
          onChange={(ids, names) => set('products', ids, names)}
        />
      </Choice>
    </View>
  );
};

/** Where it counts, and what is left out of that. */
export const ScopeStep = (step: StepProps & { options: Options }) => {
  const named = Object.values(step.form.scope.exclude).some(ids => ids.length > 0);
  const [open, setOpen] = useState(named);
  // what no single list is to blame for
  const whole = step.problems.find(({ field }) => field === 'scope' || field === 'counterIds');
  return (
    <View className="y-stack-16">
      <View className="y-note">{m.scopeHint}</View>
      {whole && (
        <Choice label="" error={whole.message}>
          {null}
        </Choice>
      )}
      <Side {...step} side="include" />
      {mayBeAny(step.form.scope) && (
        <Choice label={m.scopeAny}>
          <Words
            label={m.scopeAny}
            words={m.scopeAnys}
            value={step.form.scope.any ? 'any' : 'all'}
            onChange={key => step.change({ scope: withAny(step.form.scope, key === 'any') })}
          />
        </Choice>
      )}
      {open ? (
        <View className="offer-without">
          <View className="offer-head">{m.without}</View>
          <Side {...step} side="exclude" />
        </View>
      ) : (
        <Button kind="quiet" compact inline icon="minus" onClick={() => setOpen(true)}>
          {m.withoutOpen}
        </Button>
      )}
    </View>
  );
};
