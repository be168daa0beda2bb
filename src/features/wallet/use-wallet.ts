import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type Wallet = OutputOf<ConsumerContract, 'coupon.list'>;
export type Coupon = Wallet['items'][number];
export type CouponDetail = OutputOf<ConsumerContract, 'coupon.get'>;
export type WalletTab = 'usable' | 'used' | 'expired';

export const useWallet = (tab: WalletTab, enabled: boolean) =>
  usePages<Wallet>(cursor => api.consumer('coupon.list', { tab, ...(cursor ? { cursor } : {}) }), {
    deps: [tab],
    enabled,
  });

export const useCoupon = (couponId: string, enabled: boolean) => {
  const query = useQuery<CouponDetail>(() => api.consumer('coupon.get', { couponId }), {
    deps: [couponId],
    enabled,
  });
  useAgainOnShow(() => enabled && query.reload());
  return query;
};
