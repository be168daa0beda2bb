import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { GiftAction, GiftView } from '@/features/gift/gift-view';
import { useGift } from '@/features/gift/use-gift';
import { both } from '@/lib/both';
import { useParams } from '@/lib/go';
import { useSession } from '@/lib/session';

const GiftPage = () => {
  const { giftId = '' } = useParams('gift');
  const gift = useGift(giftId);
  const session = useSession();
  return (
    <QueryPage
      name="gift"
      query={both(gift, session)}
      skeleton={<Skeleton shape="detail" />}
      actionOf={([data, who]) => <GiftAction gift={data} session={who} onSettled={gift.reload} />}
    >
      {([data, { groupName }]) => <GiftView gift={data} groupName={groupName} />}
    </QueryPage>
  );
};

export default GiftPage;
