import { View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from '@/lib/a11y';
import { DateFrame } from './frame';
import type { DateFieldProps } from './props';
import { shownText } from './shown';

const WAYS_OUT = ['Tab', 'Shift', 'Escape', 'Enter'];

/**
 * A day or a time of day in the browser's own field: typed or picked on a desktop, the system's wheel on a phone. Browsers write a
 * day in an order of their own, so ours stands before theirs, except while somebody types into it.
 */
export const DateField = ({ mode, value, onChange, label, error, hint }: DateFieldProps) => {
  const [typing, setTyping] = useState(false);
  return (
    <DateFrame label={label} error={error} hint={hint}>
      <View className={`y-field__box date-field__box ${typing ? 'is-typing' : ''}`}>
        <View
          className={`date-field__text date-field__shown ${value === '' ? 'is-none' : ''}`}
          {...a11y({ hidden: true })}
        >
          {shownText({ mode, value })}
        </View>
        <input
          className="date-field__native"
          type={mode}
          value={value}
          aria-label={label}
          aria-invalid={Boolean(error)}
          onChange={event => onChange(event.target.value)}
          onKeyDown={({ key }) => setTyping(typing || !WAYS_OUT.includes(key))}
          onPointerDown={() => setTyping(false)}
          onBlur={() => setTyping(false)}
        />
      </View>
    </DateFrame>
  );
};
