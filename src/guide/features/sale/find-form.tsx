import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { DateField } from '@/components/date-field/date-field';
import { Field } from '@/components/field/field';
import { saleMessages as m } from './messages';
import type { Finding } from './use-finding';

type FindFormProps = {
  finding: Finding;
  /** the sales of one shopper are looked for: then no slip is asked for, and every day may count */
  ofMember: boolean;
  /** where they are looked for */
  place: string;
  busy: boolean;
};

/** A day, and the slip's number where it is known; a button looks for it. */
export const FindForm = ({ finding, ofMember, place, busy }: FindFormProps) => {
  const { value, tried, problems, change, find } = finding;
  const asksAll = ofMember && value.allDays;
  return (
    <Card>
      <View className="y-stack-12">
        {ofMember && <View className="y-note">{m.ofMember(place)}</View>}
        {ofMember && (
          <Check checked={value.allDays} label={m.allDays} onChange={allDays => find({ ...value, allDays })}>
            {m.allDays}
          </Check>
        )}
        {!asksAll && (
          <DateField
            mode="date"
            label={m.day}
            value={value.day}
            error={tried ? problems.day : undefined}
            onChange={day => change({ ...value, day })}
          />
        )}
        {!ofMember && (
          <Field
            label={m.slipNo}
            value={value.slipNo}
            maxLength={24}
            hint={m.slipHint}
            error={tried ? problems.slipNo : undefined}
            confirmType="search"
            onInput={slipNo => change({ ...value, slipNo })}
            onConfirm={() => find(value)}
          />
        )}
        {!asksAll && (
          <Button kind="secondary" compact icon="search" loading={busy} onClick={() => find(value)}>
            {m.find}
          </Button>
        )}
      </View>
    </Card>
  );
};
