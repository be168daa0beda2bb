import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { DateField } from '@/components/date-field/date-field';
import { Toggles } from '../../components/toggles/toggles';
import type { OfferForm } from './draft-form';
import { offerMessages } from './messages';
import { Choice, Pair } from './step-parts';

const m = offerMessages.fields;
const DAYS = offerMessages.weekdayNames.map((text, index) => ({ key: index + 1, text }));

type TimeForm = OfferForm['times'][number];
type TimeProps = { time: TimeForm; no: number; onChange: (time: TimeForm) => void; onRemove: () => void };

/** Days and hours that go together. */
const OneTime = ({ time, no, onChange, onRemove }: TimeProps) => (
  <View className="y-stack-8">
    <Toggles
      label={m.timeDays(no)}
      items={DAYS}
      value={time.days}
      onChange={days => onChange({ ...time, days })}
    />
    <Pair>
      <DateField
        mode="time"
        label={m.hoursFrom}
        value={time.from}
        onChange={from => onChange({ ...time, from })}
      />
      <DateField
        mode="time"
        label={m.hoursUntil}
        value={time.until}
        onChange={until => onChange({ ...time, until })}
      />
    </Pair>
    <View>
      <Button kind="quiet" inline compact label={m.timeRemoveSpoken(no)} onClick={onRemove}>
        {m.timeRemove}
      </Button>
    </View>
  </View>
);

/** Several times of the week, one of which is enough. */
export const TimesField = ({
  value,
  error,
  onChange,
}: {
  value: OfferForm['times'];
  error?: string;
  onChange: (times: OfferForm['times']) => void;
}) => (
  <Choice label={m.times} hint={m.timesHint} error={error}>
    <View className="y-stack-16">
      {value.map((time, index) => (
        <OneTime
          key={index}
          no={index + 1}
          time={time}
          onChange={next => onChange(value.map((one, at) => (at === index ? next : one)))}
          onRemove={() => onChange(value.filter((_, at) => at !== index))}
        />
      ))}
      <View>
        <Button
          kind="secondary"
          inline
          compact
          onClick={() => onChange([...value, { days: [], from: '', until: '' }])}
        >
          {m.timeAdd}
        </Button>
      </View>
    </View>
  </Choice>
);
