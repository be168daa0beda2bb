import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import './tag.scss';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'red';
const iconOf: Partial<Record<Tone, IconName>> = { good: 'done', warn: 'clock', bad: 'warn' };

/** A word on a state. States carry an icon as well as a colour. */
export const Tag = ({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) => {
  const icon = iconOf[tone];
  return (
    <View className={`y-tag y-tag--${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      <View>{children}</View>
    </View>
  );
};

/** A red dot for what is new; with a count up to 99. */
export const Badge = ({ count, label }: { count: number; label?: string }) =>
  count > 0 ? (
    <View className="y-badge" {...a11y({ role: 'status', label: label ?? `${count} 条未读` })}>
      {count > 99 ? '99+' : count}
    </View>
  ) : null;
