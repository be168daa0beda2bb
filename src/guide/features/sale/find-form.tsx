import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { Field } from '@/components/field/field';
import { saleMessages as m } from './messages';

export type FindValue = { day: string; slipNo: string; allDays: boolean };

type FindFormProps = {
  value: FindValue;
  /** the sales of one shopper are looked for: then no slip is asked for, and every day may count */
  ofMember: boolean;
  dayWrong: boolean;
  onChange: (value: FindValue) => void;
};

/** A day, and the slip's number where it is known. */
export const FindForm = ({ value, ofMember, dayWrong, onChange }: FindFormProps) => (
  <Card>
    <View className="y-stack-12">
      {ofMember && <View className="y-note">{m.ofMember}</View>}
      {ofMember && (
        <Check
          checked={value.allDays}
          label={m.allDays}
          onChange={allDays => onChange({ ...value, allDays })}
        >
          {m.allDays}
        </Check>
      )}
      {!(ofMember && value.allDays) && (
        <Field
          label={m.day}
          value={value.day}
          maxLength={10}
          error={dayWrong ? m.dayWrong : undefined}
          onInput={day => onChange({ ...value, day: day.trim() })}
        />
      )}
      {!ofMember && (
        <Field
          label={m.slipNo}
          value={value.slipNo}
          maxLength={24}
          hint={m.slipHint}
          onInput={slipNo => onChange({ ...value, slipNo: slipNo.trim() })}
        />
      )}
    </View>
  </Card>
);
