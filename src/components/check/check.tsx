import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import './check.scss';

type CheckProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  /** what a screen reader says */
  label: string;
  note?: ReactNode;
  /** why it must be ticked; marks the box and is read out */
  error?: string | undefined;
};

/** A consent or a choice: never ticked for her. The whole line answers, links inside stop their own taps. */
export const Check = ({ checked, onChange, children, label, note, error }: CheckProps) => (
  <View
    className={`y-check ${checked ? 'is-checked' : ''} ${error ? 'is-missing' : ''}`}
    onClick={() => onChange(!checked)}
  >
    {/* the box alone is the checkbox: one that held the links could not be read as either */}
    <View className="y-check__target" {...a11y({ role: 'checkbox', focusable: true, checked, label })}>
      <View className="y-check__box">{checked && <Icon name="check" size={16} />}</View>
    </View>
    <View className="y-check__text">
      <View>{children}</View>
      {error && (
        <View className="y-check__error" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      )}
      {note && <View className="y-check__note">{note}</View>}
    </View>
  </View>
);
