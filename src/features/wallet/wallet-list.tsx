import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Revealed } from '@/components/revealed/revealed';
import type { Pages } from '@/lib/use-pages';
import { CouponCard } from './coupon-card';
import { walletMessages as words } from './messages';
import type { Wallet, WalletTab } from './use-wallet';

type WalletListProps = {
  wallet: Pages<Wallet>;
  tab: WalletTab;
  groupName: string;
  onCentre: () => void;
};

/** The coupons of one tab of the wallet. */
export const WalletList = ({ wallet, tab, groupName, onCentre }: WalletListProps) => (
  <QueryBody
    query={wallet}
    skeleton={<Skeleton shape="tickets" />}
    empty={
      <EmptyState
        icon="coupons"
        {...words.empty[tab]}
        action={
          tab === 'usable' ? (
            <Button kind="secondary" onClick={onCentre}>
              {words.toCentre}
            </Button>
          ) : undefined
        }
      />
    }
  >
    {() => (
      <View className="y-stack-12">
        <Revealed rows={wallet.items}>
          {coupon => <CouponCard key={coupon.couponId} coupon={coupon} groupName={groupName} />}
        </Revealed>
        {wallet.hasMore && (
          <Button kind="quiet" loading={wallet.busyMore} onClick={() => void wallet.more()}>
            {wallet.moreFailure ? words.moreFailed : words.more}
          </Button>
        )}
      </View>
    )}
  </QueryBody>
);
