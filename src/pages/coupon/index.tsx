import { Button } from '@/components/button/button';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { CouponView } from '@/features/wallet/coupon-view';
import { walletMessages as words } from '@/features/wallet/messages';
import { useCoupon } from '@/features/wallet/use-wallet';
import { both } from '@/lib/both';
import { go, useParams } from '@/lib/go';
import { usePaused, useSession } from '@/lib/session';

const CouponPage = () => {
  const { couponId = '' } = useParams('coupon');
  const query = both(useCoupon(couponId), useSession());
  return (
    <QueryPage
      name="coupon"
      query={query}
      skeleton={<Skeleton shape="detail" />}
      actionOf={([coupon]) => (coupon.state === 'usable' ? <UseAction /> : undefined)}
    >
      {([coupon, { groupName }]) => <CouponView coupon={coupon} groupName={groupName} />}
    </QueryPage>
  );
};

const UseAction = () =>
  usePaused() ? (
    <Button kind="secondary" onClick={() => go('consents')}>
      {words.resume}
    </Button>
  ) : (
    <Button onClick={() => go('code')}>{words.how}</Button>
  );

export default CouponPage;
