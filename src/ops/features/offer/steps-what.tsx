import { View } from '@tarojs/components';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { Chips } from '@/components/chips/chips';
import { Toggles } from '../../components/toggles/toggles';
import { offerMessages } from './messages';
import { problemAt } from './read-form';
import { Choice, Pair, Text, Words, type StepProps } from './step-parts';

const m = offerMessages.fields;
export type Options = OutputOf<OpsContract, 'offer.options'>;

const Amounts = (step: StepProps) => {
  switch (step.form.kind) {
    case 'cash-off':
      return <Text {...step} name="off" label={m.off} of={['benefit.offFen']} type="digit" />;
    case 'percent-off':
      return (
        <Pair>
          <Text {...step} name="fold" label={m.fold} hint={m.foldHint} of={['benefit.offBp']} type="digit" />
          <Text {...step} name="cap" label={m.cap} hint={m.capHint} of={['benefit.capFen']} type="digit" />
        </Pair>
      );
    case 'voucher':
      return (
        <Pair>
          <Text {...step} name="face" label={m.face} of={['benefit.faceFen']} type="digit" />
          <Text {...step} name="price" label={m.price} of={['benefit.priceFen']} type="digit" />
        </Pair>
      );
    case 'exchange':
      return <Text {...step} name="gift" label={m.gift} of={['benefit.gift']} maxLength={30} />;
    case 'freight':
      return (
        <Text {...step} name="cap" label={m.cap} hint={m.capHint} of={['benefit.capFen']} type="digit" />
      );
  }
};

/** Whose it is, what kind, and how much. `ownBrand`: a brand's operator makes her brand's own. */
export const BenefitStep = ({
  options,
  ownBrand,
  ...step
}: StepProps & { options: Options; ownBrand: boolean }) => {
  const { form, change, problems } = step;
  const brands = options.brands.map(({ brandId, name }) => ({ key: brandId, text: name }));
  return (
    <View className="y-stack-16">
      <Text {...step} name="title" label={m.title} hint={m.titleHint} of={['title']} maxLength={30} />
      {!ownBrand && (
        <Choice label={m.issuer}>
          <Words
            label={m.issuer}
            words={m.issuers}
            value={form.issuer}
            onChange={issuer => change({ issuer, brandId: issuer === 'mall' ? '' : form.brandId })}
          />
        </Choice>
      )}
      {!ownBrand && form.issuer === 'brand' && (
        <Choice label={m.brand} error={problemAt(problems, 'brandId')}>
          <Chips
            label={m.brand}
            items={brands}
            value={form.brandId}
            onChange={brandId => change({ brandId })}
          />
        </Choice>
      )}
      <Choice label={m.kind}>
        <Words label={m.kind} words={m.kinds} value={form.kind} onChange={kind => change({ kind })} />
      </Choice>
      <Amounts {...step} />
      <Text
        {...step}
        name="threshold"
        label={m.threshold}
        hint={m.thresholdHint}
        of={['thresholdFen']}
        type="digit"
      />
    </View>
  );
};

/** Where it counts. */
export const ScopeStep = ({ options, form, change, problems }: StepProps & { options: Options }) => {
  const brands = options.brands.map(({ brandId, name }) => ({ key: brandId, text: name }));
  const categories = options.categories.map(({ categoryId, name }) => ({ key: categoryId, text: name }));
  const stores = options.stores.map(({ storeId, name }) => ({ key: storeId, text: name }));
  const contradiction = problemAt(problems, 'scope');
  return (
    <View className="y-stack-16">
      {form.issuer === 'mall' && (
        <Choice label={m.brands} error={contradiction} hint={m.scopeHint}>
          <Toggles
            label={m.brands}
            items={brands}
            value={form.brandIds}
            onChange={brandIds => change({ brandIds })}
          />
        </Choice>
      )}
      <Choice
        label={m.categories}
        error={form.issuer === 'brand' ? contradiction : undefined}
        hint={m.scopeHint}
      >
        <Toggles
          label={m.categories}
          items={categories}
          value={form.categoryIds}
          onChange={categoryIds => change({ categoryIds })}
        />
      </Choice>
      <Choice label={m.stores}>
        <Toggles
          label={m.stores}
          items={stores}
          value={form.storeIds}
          onChange={storeIds => change({ storeIds })}
        />
      </Choice>
      {form.issuer === 'mall' && (
        <Choice label={m.withoutBrands}>
          <Toggles
            label={m.withoutBrands}
            items={brands}
            value={form.withoutBrandIds}
            onChange={withoutBrandIds => change({ withoutBrandIds })}
          />
        </Choice>
      )}
      <Choice label={m.withoutCategories}>
        <Toggles
          label={m.withoutCategories}
          items={categories}
          value={form.withoutCategoryIds}
          onChange={withoutCategoryIds => change({ withoutCategoryIds })}
        />
      </Choice>
    </View>
  );
};
