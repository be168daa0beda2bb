import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { couponNumberText } from '@core/domain/coupon/issue/number';
import { CellGroup, Cell } from '@/components/cell/cell';
import { OfferFacts } from '@/components/offer-facts/offer-facts';
import { copyText } from '@/lib/copy';
import { go } from '@/lib/go';
import { CouponCard } from './coupon-card';
import { walletMessages as words } from './messages';
import type { CouponDetail } from './use-wallet';

type CouponViewProps = {
  coupon: CouponDetail;
  groupName: string;
  /** what can be done with it besides using it */
  children?: ReactNode;
};

/** Of what is used or over nobody needs to know how it is used. */
const ENDED: ReadonlySet<CouponDetail['state']> = new Set(['used', 'expired', 'voided', 'given', 'refunded']);
const factsOf = ({ state, detail }: CouponDetail): CouponDetail['detail'] =>
  ENDED.has(state) ? { rules: detail.rules, howToUse: [], counters: [] } : detail;

/** One coupon with its rules, where it came from and what became of it. */
export const CouponView = ({ coupon, groupName, children }: CouponViewProps) => {
  const { redemptionId, usedAtCounter, number, voidReason } = coupon;
  const copy = () => copyText(couponNumberText(number), words.numberCopied);
  return (
    <View className="y-stack-12">
      <CouponCard coupon={coupon} groupName={groupName} plain />
      {children}
      <CellGroup>
        <Cell title={words.sourceLabel} value={words.source[coupon.source]} />
        {voidReason && <Cell title={words.voidLabel} value={voidReason} />}
        {usedAtCounter && <Cell title={words.usedWhere} value={usedAtCounter} />}
        {redemptionId && (
          <Cell title={words.slip} icon="receipt" onClick={() => go('slip', { redemptionId })} />
        )}
        <Cell title={words.number} value={couponNumberText(number)} onClick={() => void copy()} />
      </CellGroup>
      <OfferFacts detail={factsOf(coupon)} />
    </View>
  );
};
