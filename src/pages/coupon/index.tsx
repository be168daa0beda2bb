import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { Button } from '@/components/button/button';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody, QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { GiveSection } from '@/features/gift/give-section';
import { BoughtNote } from '@/features/voucher/bought-note';
import { RefundSection } from '@/features/voucher/refund-section';
import { CouponView } from '@/features/wallet/coupon-view';
import { walletMessages as words } from '@/features/wallet/messages';
import { useCoupon } from '@/features/wallet/use-wallet';
import { go, useParams } from '@/lib/go';
import { usePaused, useSession, type Session } from '@/lib/session';
import { shareOf } from './share';

const CouponPage = () => {
  const { couponId = '', bought } = useParams('coupon');
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const coupon = useCoupon(couponId, joined);
  useShareAppMessage(() => shareOf(coupon.data));
  if (!joined) {
    return (
      <Page name="coupon" state={session.state}>
        <QueryBody query={session} skeleton={<Skeleton shape="detail" />}>
          {guest => <Invitation guest={guest} />}
        </QueryBody>
      </Page>
    );
  }
  return (
    <QueryPage
      name="coupon"
      query={coupon}
      skeleton={<Skeleton shape="detail" />}
      actionOf={({ state }) => (state === 'usable' ? <UseAction /> : undefined)}
    >
      {data => (
        <View className="y-stack-12">
          {bought && <BoughtNote coupon={data} />}
          <CouponView coupon={data} groupName={session.data?.groupName ?? ''}>
            <GiveSection coupon={data} onSettled={coupon.reload} />
            <RefundSection coupon={data} onSettled={coupon.reload} />
          </CouponView>
        </View>
      )}
    </QueryPage>
  );
};

/** Somebody was sent the link of a coupon and is no member: what this is, and the way in. */
const Invitation = ({ guest: { groupName } }: { guest: Session }) => (
  <JoinCall
    icon="coupons"
    title={words.linkTitle}
    note={words.linkNote(groupName)}
    comeBack
    other={
      <Button kind="secondary" onClick={() => go('home')}>
        {words.linkOffers}
      </Button>
    }
  />
);

const UseAction = () =>
  usePaused() ? (
    <Button kind="secondary" onClick={() => go('consents')}>
      {words.resume}
    </Button>
  ) : (
    <Button onClick={() => go('code')}>{words.how}</Button>
  );

export default CouponPage;
