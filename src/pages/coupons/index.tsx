import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Tabs } from '@/components/tabs/tabs';
import { ExchangeEntry } from '@/features/exchange/exchange-entry';
import { NoOffers, OfferList } from '@/features/offer/offer-list';
import { useOffers } from '@/features/offer/use-offers';
import { walletMessages } from '@/features/wallet/messages';
import { useWallet, type WalletTab } from '@/features/wallet/use-wallet';
import { WalletList } from '@/features/wallet/wallet-list';
import { both } from '@/lib/both';
import { useSession } from '@/lib/session';
import './index.scss';

type Half = (typeof walletMessages.halves)[number]['key'];

const CouponsPage = () => {
  const [half, setHalf] = useState<Half>('mine');
  const session = useSession({ memberOnly: half === 'mine' });
  const centre = () => setHalf('centre');
  return half === 'mine' ? (
    <MyHalf session={session} onHalf={setHalf} onCentre={centre} />
  ) : (
    <CentreHalf session={session} onHalf={setHalf} />
  );
};

type HalfProps = { session: ReturnType<typeof useSession>; onHalf: (half: Half) => void };

const MyHalf = ({ session, onHalf, onCentre }: HalfProps & { onCentre: () => void }) => {
  const [tab, setTab] = useState<WalletTab>('usable');
  const joined = session.state === 'ready';
  const wallet = useWallet(tab, joined);
  useDidShow(() => void (joined && wallet.reload()));
  return (
    <Page name="coupons" state={joined ? wallet.state : session.state}>
      <View className="coupons-head">
        <Tabs tabs={walletMessages.halves} value="mine" onChange={onHalf} />
      </View>
      <QueryBody
        query={session}
        skeleton={<Skeleton shape="tickets" />}
        empty={<JoinCall icon="coupons" title={walletMessages.joinTitle} note={walletMessages.joinNote} />}
      >
        {({ groupName }) => (
          <>
            <View className="coupons-tabs">
              <Tabs tabs={walletMessages.tabs} value={tab} onChange={setTab} look="pills" />
            </View>
            <WalletList wallet={wallet} tab={tab} groupName={groupName} onCentre={onCentre} />
          </>
        )}
      </QueryBody>
    </Page>
  );
};

const CentreHalf = ({ session, onHalf }: HalfProps) => {
  const offers = useOffers();
  const query = both(session, offers);
  return (
    <Page name="coupons" state={query.state}>
      <View className="coupons-head">
        <Tabs tabs={walletMessages.halves} value="centre" onChange={onHalf} />
      </View>
      {session.state === 'ready' && (
        <View className="coupons-tabs">
          <ExchangeEntry onTaken={offers.reload} />
        </View>
      )}
      <QueryBody query={query} skeleton={<Skeleton shape="tickets" />} empty={<NoOffers />}>
        {([{ groupName }]) => <OfferList offers={offers} groupName={groupName} />}
      </QueryBody>
    </Page>
  );
};

export default CouponsPage;
