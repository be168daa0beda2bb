import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { Check } from '@/components/check/check';
import { Field } from '@/components/field/field';
import { a11y } from '@/lib/a11y';
import { offerMessages } from './messages';
import { problemAt } from './read-form';
import { movedBy, sumOfShares, withShare, type Shares } from './shares';
import { StockHint } from './stock-hint';
import { Choice, Pair, Text, Words, type StepProps } from './step-parts';

const m = offerMessages.fields;

/** With which others it goes, and when its turn comes. */
export const StackStep = (step: StepProps) => {
  const { form, change } = step;
  return (
    <View className="y-stack-16">
      <Choice label={m.stacking}>
        <Words
          label={m.stacking}
          words={m.stackings}
          value={form.stacking}
          onChange={stacking => change({ stacking })}
        />
      </Choice>
      {form.stacking === 'up-to' && (
        <Text {...step} name="pieces" label={m.pieces} of={['stacking']} type="number" />
      )}
      <Field
        label={m.className}
        value={form.className}
        hint={m.classHint}
        maxLength={12}
        onInput={className => change({ className, classKey: '' })}
      />
      <Pair>
        <Text
          {...step}
          name="priority"
          label={m.priority}
          hint={m.priorityHint}
          of={['priority']}
          type="number"
        />
        <Text
          {...step}
          name="maxPerBill"
          label={m.maxPerBill}
          hint={m.maxHint}
          of={['maxPerBill']}
          type="number"
        />
      </Pair>
      <Check checked={form.backOnRefund} label={m.back} onChange={backOnRefund => change({ backOnRefund })}>
        {m.back}
      </Check>
    </View>
  );
};

/** How many there are, and the ways to get one. */
export const StockStep = ({ draft, ...step }: StepProps & { draft: OfferDraft }) => {
  const { form, change } = step;
  return (
    <View className="y-stack-16">
      <Pair>
        <Text {...step} name="stock" label={m.stock} of={['stock']} type="number" />
        <Text {...step} name="perMember" label={m.perMember} of={['perMember']} type="number" />
      </Pair>
      <Pair>
        <Text
          {...step}
          name="dailyStock"
          label={m.dailyStock}
          hint={m.optional}
          of={['dailyStock']}
          type="number"
        />
        <Text {...step} name="budget" label={m.budget} hint={m.budgetHint} of={['budgetFen']} type="digit" />
      </Pair>
      <StockHint offer={draft} />
      <Check checked={form.inCentre} label={m.inCentre} onChange={inCentre => change({ inCentre })}>
        {m.inCentre}
      </Check>
      <Pair>
        <Text {...step} name="passphrase" label={m.passphrase} hint={m.passphraseHint} of={['passphrase']} />
        <Text
          {...step}
          name="grantPerDay"
          label={m.grantPerDay}
          hint={m.grantHint}
          of={['grantPerDay']}
          type="number"
        />
      </Pair>
    </View>
  );
};

const SHARES = [
  ['mallShare', 'mall'],
  ['brandShare', 'brand'],
  ['platformShare', 'platform'],
] as const;

/** Who bears how much. Typing one works out another, which says so; what they come to is always in sight. */
const SharesField = ({ form, change, problems }: StepProps) => {
  const [rest, setRest] = useState<keyof Shares>();
  const type = (name: keyof Shares, text: string): void => {
    const part = withShare(form, name, text);
    setRest(movedBy(name, part));
    change(part);
  };
  return (
    <View>
      <View className="offer-triple">
        {SHARES.map(([name, who]) => (
          <Field
            key={name}
            label={m.shares[who]}
            value={form[name]}
            hint={name === rest ? m.shareRest(form[name]) : undefined}
            type="digit"
            maxLength={20}
            onInput={text => type(name, text)}
          />
        ))}
      </View>
      <View className="offer-sum y-num" {...a11y({ role: 'status', live: 'polite' })}>
        {m.sharesSum(sumOfShares(form))}
      </View>
      <Choice label="" error={problemAt(problems, 'costBearers')} hint={m.sharesHint}>
        {null}
      </Choice>
    </View>
  );
};

/** Who bears it, and which counters take part. */
export const CostStep = (step: StepProps) => {
  const { form, change, problems } = step;
  return (
    <View className="y-stack-16">
      <SharesField {...step} />
      <Choice label={m.joining} error={problemAt(problems, 'joining')} hint={m.joiningHint}>
        <Words
          label={m.joining}
          words={m.joinings}
          value={form.joining}
          onChange={joining => change({ joining })}
        />
      </Choice>
    </View>
  );
};
