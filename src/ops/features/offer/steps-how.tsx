import { View } from '@tarojs/components';
import { Check } from '@/components/check/check';
import { Toggles } from '../../components/toggles/toggles';
import { offerMessages } from './messages';
import { problemAt } from './read-form';
import { Choice, Pair, Text, Words, type StepProps } from './step-parts';

const m = offerMessages.fields;
const DAYS = offerMessages.weekdayNames.map((text, index) => ({ key: index + 1, text }));

/** Who may use it, where and when. */
export const WhenStep = (step: StepProps) => {
  const { form, change, problems } = step;
  return (
    <View className="y-stack-16">
      <Choice label={m.channel} error={problemAt(problems, 'channel')}>
        <Words
          label={m.channel}
          words={m.channels}
          value={form.channel}
          onChange={channel => change({ channel })}
        />
      </Choice>
      <Pair>
        <Text {...step} name="claimFrom" label={m.claimFrom} of={['claimFrom']} placeholder="2026-12-01" />
        <Text {...step} name="claimUntil" label={m.claimUntil} of={['claimUntil']} placeholder="2026-12-31" />
      </Pair>
      <Choice
        label={m.validity}
        error={form.validity === 'fixed' ? problemAt(problems, 'validity') : undefined}
      >
        <Words
          label={m.validity}
          words={m.validities}
          value={form.validity}
          onChange={validity => change({ validity })}
        />
      </Choice>
      {form.validity === 'relative' ? (
        <Text {...step} name="days" label={m.days} of={['validity']} type="number" />
      ) : (
        <Pair>
          <Text {...step} name="validFrom" label={m.validFrom} of={[]} placeholder="2026-12-01" />
          <Text {...step} name="validUntil" label={m.validUntil} of={[]} placeholder="2026-12-31" />
        </Pair>
      )}
      <Choice label={m.weekdays}>
        <Toggles
          label={m.weekdays}
          items={DAYS}
          value={form.weekdays}
          onChange={weekdays => change({ weekdays })}
        />
      </Choice>
      <Pair>
        <Text
          {...step}
          name="hoursFrom"
          label={m.hoursFrom}
          hint={m.hoursHint}
          of={['hours', 'conditions']}
          placeholder="11:00"
        />
        <Text {...step} name="hoursUntil" label={m.hoursUntil} of={[]} placeholder="14:00" />
      </Pair>
      <Choice label={m.tier}>
        <Words label={m.tier} words={m.tiers} value={form.tier} onChange={tier => change({ tier })} />
      </Choice>
      <Text {...step} name="newDays" label={m.newDays} hint={m.newDaysHint} of={[]} type="number" />
    </View>
  );
};

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
export const StockStep = (step: StepProps) => {
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

/** Who bears it, and which counters take part. */
export const CostStep = (step: StepProps) => {
  const { form, change, problems } = step;
  return (
    <View className="y-stack-16">
      <View className="offer-triple">
        <Text {...step} name="mallShare" label={m.shares.mall} of={[]} type="digit" />
        <Text {...step} name="brandShare" label={m.shares.brand} of={[]} type="digit" />
        <Text {...step} name="platformShare" label={m.shares.platform} of={[]} type="digit" />
      </View>
      <Choice label="" error={problemAt(problems, 'costBearers')} hint={m.sharesHint}>
        {null}
      </Choice>
      <Choice label={m.joining} hint={m.joiningHint}>
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
