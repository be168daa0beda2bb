import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './table.scss';

/** Names and values under each other, for a sheet of details; a value that is absent is left out. */
export const Facts = ({ items }: { items: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <View className="facts">
    {items
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
      .map(([name, value]) => (
        <View key={name} className="facts__row">
          <View className="facts__name">{name}</View>
          <View className="facts__value">{value}</View>
        </View>
      ))}
  </View>
);
