import { View } from '@tarojs/components';
import { windowOf } from '@core/domain/coupon/life/validity';
import { gottenText } from '@core/domain/coupon/text/offer-text';
import { tierWords } from '@core/domain/coupon/text/words';
import { dayText } from '@core/domain/day-text';
import { TIERS } from '@core/domain/member/tier';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { serverNow } from '@/lib/clock';
import { DateField } from '@/components/date-field/date-field';
import { Toggles } from '../../components/toggles/toggles';
import type { OfferForm } from './draft-form';
import { offerMessages } from './messages';
import { problemAt } from './read-form';
import { Choice, Pair, Text, Words, type StepProps } from './step-parts';
import { TagsField } from './tags-field';
import { TimesField } from './times-field';

const m = offerMessages.fields;
const DAYS = offerMessages.weekdayNames.map((text, index) => ({ key: index + 1, text }));
const OFTEN = ['0', '7', '15', '30', '90'];

type DateKey = 'claimFrom' | 'claimUntil' | 'validFrom' | 'validUntil' | 'hoursFrom' | 'hoursUntil';
type DayProps = StepProps & {
  name: DateKey;
  label: string;
  of: readonly string[];
  mode?: 'date' | 'time';
  hint?: string;
};

/** One day or time of the form with its problem below it. */
const Day = ({ form, change, problems, name, label, of, mode = 'date', hint }: DayProps) => (
  <DateField
    mode={mode}
    label={label}
    value={form[name]}
    hint={hint}
    error={problemAt(problems, ...of)}
    onChange={value => change({ [name]: value })}
  />
);

/** What so many days come to, for one that is got today; nothing while there is no number. */
const exampleOf = ({ days, kind }: OfferForm): string | undefined => {
  if (!/^\d{1,4}$/.test(days)) return undefined;
  const now = serverNow();
  const { validUntil } = windowOf({ kind: 'relative', days: Number(days) }, now);
  return m.daysExample(gottenText({ kind }), dayText(validUntil, now), Number(days) + 1);
};

const ValidityPart = (step: StepProps) => {
  const { form, change, problems } = step;
  const got = gottenText({ kind: form.kind });
  const fixed = form.validity === 'fixed';
  return (
    <>
      <Choice
        label={m.validity}
        error={fixed ? problemAt(problems, 'validity') : undefined}
        hint={fixed ? m.fixedHint : undefined}
      >
        <Words
          label={m.validity}
          words={m.validities(got)}
          value={form.validity}
          onChange={validity => change({ validity })}
        />
      </Choice>
      {fixed ? (
        <Pair>
          <Day {...step} name="validFrom" label={m.validFrom} of={[]} />
          <Day {...step} name="validUntil" label={m.validUntil} of={[]} />
        </Pair>
      ) : (
        <View className="y-stack-8">
          <Chips
            label={m.daysOften}
            items={OFTEN.map(key => ({ key, text: m.daysChip(key) }))}
            value={form.days}
            onChange={days => change({ days })}
          />
          <Text
            {...step}
            name="days"
            label={m.days(got)}
            hint={exampleOf(form)}
            of={['validity']}
            type="number"
          />
        </View>
      )}
    </>
  );
};

/** One set of days and hours, or several. */
const TimePart = (step: StepProps) => {
  const { form, change, problems } = step;
  if (form.times.length > 0) {
    return (
      <TimesField
        value={form.times}
        error={problemAt(problems, 'conditions.times')}
        onChange={times => change({ times })}
      />
    );
  }
  const split = () =>
    change({
      times: [{ days: form.weekdays, from: form.hoursFrom, until: form.hoursUntil }],
      weekdays: [],
      hoursFrom: '',
      hoursUntil: '',
    });
  return (
    <>
      <Choice label={m.weekdays}>
        <Toggles
          label={m.weekdays}
          items={DAYS}
          value={form.weekdays}
          onChange={weekdays => change({ weekdays })}
        />
      </Choice>
      <Pair>
        <Day
          {...step}
          mode="time"
          name="hoursFrom"
          label={m.hoursFrom}
          hint={m.hoursHint}
          of={['hours', 'conditions.hours', 'conditions.weekdays']}
        />
        <Day {...step} mode="time" name="hoursUntil" label={m.hoursUntil} hint={m.hoursUntilHint} of={[]} />
      </Pair>
      <View>
        <Button kind="quiet" inline compact onClick={split}>
          {m.timesSplit}
        </Button>
      </View>
    </>
  );
};

/** Who may use it, where and when. */
export const WhenStep = (step: StepProps) => {
  const { form, change, problems } = step;
  const got = gottenText({ kind: form.kind });
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
        <Day {...step} name="claimFrom" label={m.claimFrom(got)} of={['claimFrom']} />
        <Day {...step} name="claimUntil" label={m.claimUntil(got)} of={['claimUntil']} />
      </Pair>
      <ValidityPart {...step} />
      <TimePart {...step} />
      <Choice label={m.tier}>
        <Words label={m.tier} words={m.tiers} value={form.tier} onChange={tier => change({ tier })} />
      </Choice>
      <Choice label={m.justTiers} hint={m.justTiersHint} error={problemAt(problems, 'conditions.tiers')}>
        <Toggles
          label={m.justTiers}
          items={TIERS.map(key => ({ key, text: tierWords[key] }))}
          value={form.tiers}
          onChange={tiers => change({ tiers })}
        />
      </Choice>
      <Text
        {...step}
        name="newDays"
        label={m.newDays}
        hint={m.newDaysHint}
        of={['conditions.new-member']}
        type="number"
      />
      <TagsField
        value={form.tags}
        error={problemAt(problems, 'conditions.tag')}
        onChange={tags => change({ tags })}
      />
    </View>
  );
};
