import { View } from '@tarojs/components';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { Chips } from '@/components/chips/chips';
import { offerMessages } from './messages';
import { problemAt } from './read-form';
import { withoutBrands } from './scope-form';
import { Choice, Pair, Text, Words, type StepProps } from './step-parts';

const m = offerMessages.fields;
export type Options = OutputOf<OpsContract, 'offer.options'>;

const Amounts = (step: StepProps) => {
  switch (step.form.kind) {
    case 'cash-off':
      return (
        <>
          <Pair>
            <Text {...step} name="off" label={m.off} of={['benefit.offFen']} type="digit" />
            <Text
              {...step}
              name="every"
              label={m.every}
              hint={m.everyHint}
              of={['benefit.everyFen']}
              type="digit"
            />
          </Pair>
          {step.form.every.trim() !== '' && (
            <Text {...step} name="cap" label={m.cap} hint={m.capHint} of={['benefit.capFen']} type="digit" />
          )}
        </>
      );
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
            onChange={issuer =>
              change({
                issuer,
                brandId: issuer === 'mall' ? '' : form.brandId,
                scope: withoutBrands(form.scope),
                classKey: '',
              })
            }
          />
        </Choice>
      )}
      {!ownBrand && form.issuer === 'brand' && (
        <Choice label={m.brand} error={problemAt(problems, 'brandId')}>
          <Chips
            label={m.brand}
            items={brands}
            value={form.brandId}
            onChange={brandId => change({ brandId, scope: withoutBrands(form.scope), classKey: '' })}
          />
        </Choice>
      )}
      <Choice label={m.kind}>
        <Words
          label={m.kind}
          words={m.kinds}
          value={form.kind}
          onChange={kind => change({ kind, classKey: '' })}
        />
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
      {(form.threshold.trim() !== '' || form.every.trim() !== '') && (
        <Choice label={m.thresholdOn} hint={m.thresholdOnHint}>
          <Words
            label={m.thresholdOn}
            words={m.thresholdsOn}
            value={form.thresholdOn}
            onChange={thresholdOn => change({ thresholdOn })}
          />
        </Choice>
      )}
    </View>
  );
};
