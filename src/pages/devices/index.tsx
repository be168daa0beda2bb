import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { DevicesView } from '@/features/device/devices-view';
import { deviceMessages as words } from '@/features/device/messages';
import { useDevices } from '@/features/device/use-devices';
import { go } from '@/lib/go';
import { useSession } from '@/lib/session';

const DevicesPage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const devices = useDevices(joined);
  return (
    <Page name="devices" state={joined ? devices.state : session.state}>
      <QueryBody
        query={session}
        empty={<JoinCall icon="lock" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (
          <QueryBody query={devices} empty={<NoDevice />}>
            {data => <DevicesView devices={data} onChanged={devices.reload} />}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

const NoDevice = () => (
  <EmptyState
    icon="phone"
    title={words.emptyTitle}
    note={words.emptyNote}
    action={<Button onClick={() => go('code')}>{words.open}</Button>}
  />
);

export default DevicesPage;
