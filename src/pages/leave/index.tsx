import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { JoinCall } from '@/components/join-call/join-call';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { LeaveView } from '@/features/leave/leave-view';
import { leaveMessages as words } from '@/features/leave/messages';
import { useLeave } from '@/features/leave/use-leave';
import { useSession } from '@/lib/session';

const LeavePage = () => {
  const leaving = useLeave();
  return (
    <QueryPage
      name="leave"
      query={useSession({ memberOnly: true })}
      skeleton={<Skeleton shape="form" />}
      empty={<JoinCall icon="logout" title={words.joinTitle} note={words.joinNote} />}
      actionOf={() => (
        <>
          <FailureLine failure={leaving.failure} />
          <Button kind="danger" loading={leaving.busy} onClick={() => void leaving.leave()}>
            {words.action}
          </Button>
        </>
      )}
    >
      {({ member }) => (member ? <LeaveView leaving={leaving} member={member} /> : null)}
    </QueryPage>
  );
};

export default LeavePage;
