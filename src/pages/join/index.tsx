import { Page, QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { NameInvite } from '@/features/account/name-invite';
import { JoinAction } from '@/features/join/join-action';
import { JoinView } from '@/features/join/join-view';
import { Joined, JoinedAction } from '@/features/join/joined';
import { standingOf } from '@/features/join/standing';
import { useInvite, type Invitation } from '@/features/join/use-invite';
import { useJoin } from '@/features/join/use-join';
import { both } from '@/lib/both';
import { useParams } from '@/lib/go';
import { useSession, type Session } from '@/lib/session';

const JoinPage = () => {
  const { scene, next } = useParams('join');
  const session = useSession();
  const invitation = useInvite(scene);
  const query = both(session, invitation);
  if (!query.data) {
    return (
      <QueryPage name="join" query={query} skeleton={<Skeleton shape="detail" />}>
        {() => null}
      </QueryPage>
    );
  }
  return <Asked session={query.data[0]} invitation={query.data[1]} next={next} />;
};

type AskedProps = { session: Session; invitation: Invitation; next: string | undefined };

const Asked = ({ session, invitation, next }: AskedProps) => {
  const invite = invitation.kind === 'invite' ? invitation.invite : undefined;
  const joining = useJoin(session, invite);
  const { joined } = joining;
  if (joined) {
    const name = session.member?.name ?? joined.member.name;
    return (
      <Page name="join" content="joined" action={<JoinedAction next={next} />}>
        <Joined answer={joined} invite={invite} groupName={session.groupName} name={name}>
          <NameInvite name={name} />
        </Joined>
      </Page>
    );
  }
  const standing = standingOf(session, invite);
  return (
    <Page
      name="join"
      content="asked"
      action={<JoinAction session={session} joining={joining} standing={standing} invite={invite} />}
    >
      <JoinView session={session} invitation={invitation} standing={standing} joining={joining} />
    </Page>
  );
};

export default JoinPage;
