import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { OfferAction, OfferView } from '@/features/offer/offer-view';
import { useOffer } from '@/features/offer/use-offers';
import { both } from '@/lib/both';
import { useParams } from '@/lib/go';
import { useSession } from '@/lib/session';

const OfferPage = () => {
  const { templateId = '' } = useParams('offer');
  const offer = useOffer(templateId);
  const session = useSession();
  return (
    <QueryPage
      name="offer"
      query={both(offer, session)}
      skeleton={<Skeleton shape="detail" />}
      actionOf={([data]) => <OfferAction offer={data} onSettled={offer.reload} />}
    >
      {([data, { groupName }]) => <OfferView offer={data} groupName={groupName} />}
    </QueryPage>
  );
};

export default OfferPage;
