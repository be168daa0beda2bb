import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CouponCard } from '@core/contracts/coupon';
import { giftOf, giftText } from '@core/domain/coupon/text/offer-text';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { dayText } from '@/lib/time-text';
import { yuanText } from '@core/domain/money-text';
import { billMessages as m } from './messages';
import './bill.scss';

const factsOf = (coupon: CouponCard): string =>
  `${coupon.scopeText} · ${m.until(dayText(coupon.validUntil, serverNow()))}`;

type CouponRowProps = {
  coupon: CouponCard;
  savesFen: number;
  on: boolean;
  onToggle: () => void;
  note?: ReactNode;
};

const saysOf = (coupon: CouponCard, savesFen: number): string => {
  const gift = giftOf(coupon.benefit);
  return gift === undefined ? `${m.saves} ${yuanText(savesFen)} 元` : giftText(gift);
};

/** Money has a figure; a gift has a name. */
const Worth = ({ coupon, savesFen }: Pick<CouponRowProps, 'coupon' | 'savesFen'>) => {
  const gift = giftOf(coupon.benefit);
  if (gift !== undefined) return <View className="pick__gift">{giftText(gift)}</View>;
  return (
    <View className="pick__saves">
      <View className="y-small">{m.saves}</View>
      <Money fen={savesFen} size={16} />
    </View>
  );
};

/** A coupon that fits: ticked or not, and what it brings alone. */
export const CouponRow = ({ coupon, savesFen, on, onToggle, note }: CouponRowProps) => (
  <View>
    <View
      className={`pick ${on ? 'is-on' : ''}`}
      onClick={onToggle}
      {...a11y({
        role: 'checkbox',
        checked: on,
        focusable: true,
        label: `${coupon.title}，${saysOf(coupon, savesFen)}`,
      })}
    >
      <View className="pick__box">{on && <Icon name="check" size={16} />}</View>
      <View className="y-grow">
        <View className="pick__title">{coupon.title}</View>
        <View className="y-small">{factsOf(coupon)}</View>
      </View>
      <Worth coupon={coupon} savesFen={savesFen} />
    </View>
    {note}
  </View>
);

/** A coupon that does not fit, and why. */
export const MisfitRow = ({ coupon, message }: { coupon: CouponCard; message: string }) => (
  <View className="misfit">
    <View className="misfit__title">{coupon.title}</View>
    <View className="misfit__why">{message}</View>
  </View>
);
