import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon/icon';
import './empty-state.scss';

type EmptyStateProps = { icon: IconName; title: string; note?: string; action?: ReactNode };

/** Nothing here yet, and what to do next. */
export const EmptyState = ({ icon, title, note, action }: EmptyStateProps) => (
  <View className="y-empty">
    <View className="y-empty__mark">
      <Icon name={icon} size={36} />
    </View>
    <View className="y-empty__title">{title}</View>
    {note && <View className="y-empty__note">{note}</View>}
    {action && <View className="y-empty__action">{action}</View>}
  </View>
);
