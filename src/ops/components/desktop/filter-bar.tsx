import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from '@/lib/a11y';
import { desktopMessages } from './messages';
import './table.scss';

/** Fields and chips that narrow what is listed below: one line on a wide window, under each other on a phone. */
export const FilterBar = ({
  children,
  label = desktopMessages.filters,
}: {
  children: ReactNode;
  label?: string;
}) => (
  <View className="filters" {...a11y({ role: 'group', label })}>
    {children}
  </View>
);
