import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { DateFieldProps } from './props';
import '@/components/field/field.scss';
import './date-field.scss';

type FrameProps = Pick<DateFieldProps, 'label' | 'error' | 'hint'> & { children: ReactNode };

/** The label above and what is to be said below, as with a field that one types in. */
export const DateFrame = ({ label, error, hint, children }: FrameProps) => {
  const foot = error ?? hint;
  return (
    <View className={`y-field ${error ? 'has-error' : ''}`}>
      <View className="y-field__label">{label}</View>
      {children}
      {foot && (
        <View className="y-field__foot" {...a11y(error ? { role: 'alert' } : {})}>
          {error && <Icon name="warn" size={14} />}
          <View>{foot}</View>
        </View>
      )}
    </View>
  );
};
