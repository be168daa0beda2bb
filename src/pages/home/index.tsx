import { View } from '@tarojs/components';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { HomeCard } from '@/features/home/home-card';
import { HomeHead } from '@/features/home/home-head';
import { homeMessages as words } from '@/features/home/messages';
import { NoOffers, OfferList } from '@/features/offer/offer-list';
import { useOffers } from '@/features/offer/use-offers';
import { both } from '@/lib/both';
import { useSession, type Session } from '@/lib/session';

const HomePage = () => {
  const session = useSession();
  const offers = useOffers();
  const top = ({ data }: { data?: readonly [Session, unknown] }) =>
    data && (
      <>
        <HomeHead session={data[0]} />
        <HomeCard session={data[0]} />
        <View className="home-offers__head">
          <View className="home-offers__title">{words.offers}</View>
        </View>
      </>
    );
  const query = both(session, offers);
  return (
    <QueryPage
      name="home"
      query={query}
      skeleton={<Skeleton shape="card" />}
      empty={
        <>
          {top(query)}
          <NoOffers />
        </>
      }
    >
      {([{ groupName }]) => (
        <>
          {top(query)}
          <OfferList offers={offers} groupName={groupName} withoutGone />
        </>
      )}
    </QueryPage>
  );
};

export default HomePage;
