import { isForSale } from '@core/domain/coupon/issue/voucher';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { OfferAction, OfferView } from '@/features/offer/offer-view';
import { useOffer } from '@/features/offer/use-offers';
import { BuyAction } from '@/features/voucher/buy-action';
import { both } from '@/lib/both';
import { useParams } from '@/lib/go';
import { usePaused, useSession } from '@/lib/session';

const OfferPage = () => {
  const { templateId = '' } = useParams('offer');
  const offer = useOffer(templateId);
  const session = useSession();
  const paused = usePaused();
  return (
    <QueryPage
      name="offer"
      query={both(offer, session)}
      skeleton={<Skeleton shape="detail" />}
      actionOf={([data]) =>
        isForSale(data.benefit) && data.claimable.ok && !paused ? (
          <BuyAction templateId={data.templateId} priceFen={data.benefit.priceFen} onSettled={offer.reload} />
        ) : (
          <OfferAction offer={data} onSettled={offer.reload} />
        )
      }
    >
      {([data, { groupName }]) => <OfferView offer={data} groupName={groupName} />}
    </QueryPage>
  );
};

export default OfferPage;
