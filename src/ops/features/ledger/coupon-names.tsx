import { couponNumberText } from '@core/domain/coupon/issue/number';
import { View } from '@tarojs/components';
import type { EntryRow } from './use-ledger';
import './ledger.scss';

type Coupons = Pick<EntryRow, 'coupons'>;

/** The numbers alone, to be read out. */
export const couponText = (coupons: EntryRow['coupons']): string =>
  coupons.map(({ number }) => couponNumberText(number)).join(' ');

/** Each coupon by what it is called, with its number below. */
export const CouponNames = ({ coupons }: Coupons) => (
  <View>
    {coupons.map(({ number, title }) => (
      <View key={number}>
        <View>{title}</View>
        <View className="ledger__number">{couponNumberText(number)}</View>
      </View>
    ))}
  </View>
);
