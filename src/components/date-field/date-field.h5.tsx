import { View } from '@tarojs/components';
import { DateFrame } from './frame';
import type { DateFieldProps } from './props';

/** A day or a time of day in the browser's own field: typed or picked on a desktop, the system's wheel on a phone. */
export const DateField = ({ mode, value, onChange, label, error, hint }: DateFieldProps) => (
  <DateFrame label={label} error={error} hint={hint}>
    <View className="y-field__box">
      <input
        className="date-field__native"
        type={mode}
        value={value}
        aria-label={label}
        aria-invalid={Boolean(error)}
        onChange={event => onChange(event.target.value)}
      />
    </View>
  </DateFrame>
);
