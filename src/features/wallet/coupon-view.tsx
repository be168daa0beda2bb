import { View } from '@tarojs/components';
import { CellGroup, Cell } from '@/components/cell/cell';
import { OfferFacts } from '@/components/offer-facts/offer-facts';
import { go } from '@/lib/go';
import { CouponCard } from './coupon-card';
import { walletMessages as words } from './messages';
import type { CouponDetail } from './use-wallet';

/** One coupon with its rules, where it came from and what became of it. */
export const CouponView = ({ coupon, groupName }: { coupon: CouponDetail; groupName: string }) => {
  const { redemptionId, usedAtCounter } = coupon;
  return (
    <View className="y-stack-12">
      <CouponCard coupon={coupon} groupName={groupName} plain />
      <CellGroup>
        <Cell title={words.sourceLabel} value={words.source[coupon.source]} />
        {usedAtCounter && <Cell title={words.usedWhere} value={usedAtCounter} />}
        {redemptionId && (
          <Cell title={words.slip} icon="receipt" onClick={() => go('slip', { redemptionId })} />
        )}
      </CellGroup>
      <OfferFacts detail={coupon.detail} />
    </View>
  );
};
