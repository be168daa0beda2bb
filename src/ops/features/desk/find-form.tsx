import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Field } from '@/components/field/field';
import { Icon } from '@/components/icon/icon';
import { deskMessages as m } from './messages';
import './desk.scss';

export type FindValue = { phone: string; reason: string };
type FindFormProps = {
  value: FindValue;
  tried: boolean;
  onChange: (value: FindValue) => void;
  onSubmit: () => void;
};

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** Who is asked about, and why. */
export const FindForm = ({ value, tried, onChange, onSubmit }: FindFormProps) => (
  <View className="y-stack-12">
    <View className="desk__title">{m.title}</View>
    <View className="desk__audit">
      <Icon name="shield" size={20} />
      <View>{m.audit}</View>
    </View>
    <Card>
      <View className="y-stack-16">
        <Field
          label={m.phone}
          value={value.phone}
          type="number"
          maxLength={11}
          error={tried && !isPhone(value.phone) ? m.phoneWrong : undefined}
          onInput={phone => onChange({ ...value, phone: phone.replace(/\s/g, '') })}
        />
        <Field
          label={m.reason}
          value={value.reason}
          maxLength={100}
          hint={m.reasonHint}
          error={tried && value.reason.trim() === '' ? m.reasonMissing : undefined}
          confirmType="search"
          onInput={reason => onChange({ ...value, reason })}
          onConfirm={onSubmit}
        />
      </View>
    </Card>
  </View>
);
