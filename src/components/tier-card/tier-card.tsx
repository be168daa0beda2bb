import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Tier } from '@core/contracts/shared';
import { a11y } from '@/lib/a11y';
import { tierNames } from './tier-names';
import './tier-card.scss';

type TierCardProps = {
  tier: Tier;
  groupName: string;
  name: string;
  points: number;
  /** at the right of the head, e.g. the way to the code */
  aside?: ReactNode;
  onClick?: () => void;
};

/** The membership card in the metal of its tier; the one place where the metals are used. */
export const TierCard = ({ tier, groupName, name, points, aside, onClick }: TierCardProps) => (
  <View
    className={`y-tier y-tier--${tier}`}
    {...(onClick
      ? {
          onClick,
          ...a11y({
            role: 'button',
            focusable: true,
            label: `${groupName}${tierNames[tier]}，${points} 积分，出示会员码`,
          }),
        }
      : {})}
  >
    <View className="y-tier__head">
      <View>
        <View className="y-tier__group">{groupName}</View>
        <View className="y-tier__tier">{tierNames[tier]}</View>
      </View>
      {aside}
    </View>
    <View className="y-tier__foot">
      <View className="y-tier__name">{name}</View>
      <View className="y-tier__points">
        <View className="y-tier__figure">{points.toLocaleString('en-US')}</View>
        <View>积分</View>
      </View>
    </View>
  </View>
);
