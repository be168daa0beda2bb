import { Picker, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { DateFrame } from './frame';
import type { DateFieldProps } from './props';
import { shownText } from './shown';

/** A day or a time of day, chosen from the wheel of the phone; a time may be taken back. */
export const DateField = ({ mode, value, onChange, ...frame }: DateFieldProps) => (
  <DateFrame {...frame}>
    <View className="y-field__box">
      <Picker
        mode={mode}
        value={value}
        className="date-field__picker"
        onChange={event => onChange(event.detail.value)}
      >
        <View className={`date-field__text ${value === '' ? 'is-none' : ''}`}>
          {shownText({ mode, value })}
        </View>
      </Picker>
      {mode === 'time' && value !== '' && (
        <View className="date-field__clear" onClick={() => onChange('')}>
          <Icon name="close" size={18} />
        </View>
      )}
    </View>
  </DateFrame>
);
