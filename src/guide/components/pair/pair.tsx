import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './pair.scss';

type PairProps = { label: ReactNode; children: ReactNode; sum?: boolean };

/** What it is on the left, how much of it on the right: a row of a slip, a report, a refund. */
export const Pair = ({ label, children, sum }: PairProps) => (
  <View className={`pair ${sum ? 'is-sum' : ''}`}>
    <View className="pair__label">{label}</View>
    <View className="pair__value">{children}</View>
  </View>
);
