import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { tierMessages as words } from '@/features/tier/messages';
import { TierView } from '@/features/tier/tier-view';
import { useTier } from '@/features/tier/use-tier';
import { useSession } from '@/lib/session';

const TierPage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const tier = useTier(joined);
  return (
    <Page name="tier" state={joined ? tier.state : session.state}>
      <QueryBody
        query={session}
        skeleton={<Skeleton shape="card" />}
        empty={<JoinCall icon="badge" title={words.joinTitle} note={words.joinNote} />}
      >
        {({ member, groupName }) => (
          <QueryBody query={tier} skeleton={<Skeleton shape="card" />}>
            {facts => (member ? <TierView facts={facts} member={member} groupName={groupName} /> : null)}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

export default TierPage;
