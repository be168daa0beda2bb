import { JoinCall } from '@/components/join-call/join-call';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { NameInvite } from '@/features/account/name-invite';
import { MeView, StaffEntry } from '@/features/me/me-view';
import { meMessages as words } from '@/features/me/messages';
import { useSession } from '@/lib/session';

const MePage = () => {
  const session = useSession({ memberOnly: true });
  return (
    <QueryPage
      name="me"
      query={session}
      skeleton={<Skeleton shape="card" />}
      empty={
        <>
          <JoinCall icon="me" title={words.joinTitle} note={words.joinNote} />
          {session.data && <StaffEntry session={session.data} />}
        </>
      }
    >
      {data =>
        data.member ? (
          <MeView session={data} member={data.member}>
            {data.member.state === 'active' && <NameInvite name={data.member.name} />}
          </MeView>
        ) : null
      }
    </QueryPage>
  );
};

export default MePage;
