import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { pointsMessages as words } from '@/features/points/messages';
import { PointsView } from '@/features/points/points-view';
import { usePoints } from '@/features/points/use-points';
import { useSession } from '@/lib/session';

const PointsPage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const { points, moves } = usePoints(joined);
  const state = points.state === 'ready' ? moves.state : points.state;
  return (
    <Page name="points" state={joined ? state : session.state}>
      <QueryBody
        query={session}
        empty={<JoinCall icon="star" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (
          <QueryBody query={points}>
            {has => <QueryBody query={moves}>{() => <PointsView points={has} moves={moves} />}</QueryBody>}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

export default PointsPage;
