import { useDidShow } from '@tarojs/taro';
import { ErrorState } from '@/components/error-state/error-state';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { PausedCall } from '@/components/paused-call/paused-call';
import { Skeleton } from '@/components/skeleton/skeleton';
import { CodeCard } from '@/features/code/code-card';
import { GateState, LimitState } from '@/features/code/code-states';
import { codeMessages as words } from '@/features/code/messages';
import { useDevice, type DeviceState } from '@/features/code/use-device';
import { DueNote } from '@/features/due/due-note';
import { toTop } from '@/lib/from-top';
import { useSession } from '@/lib/session';
import { useShown } from '@/lib/use-shown';
import type { ViewState } from '@/lib/use-query';

const CodePage = () => {
  const session = useSession({ memberOnly: true });
  const member = session.data?.member;
  const paused = member?.state === 'paused';
  const shown = useShown();
  const device = useDevice(session.data ? Boolean(member) && !paused : undefined, shown);

  useDidShow(toTop);

  // a stored secret shows at once, whatever the network does
  if (device.secret && !paused) {
    return (
      <Page name="code" ground="plain" content="code" offlineNote={words.offline}>
        <CodeCard
          device={device.secret}
          member={member}
          groupName={session.data?.groupName ?? ''}
          shown={shown}
        >
          <DueNote looking={shown && member !== undefined} />
        </CodeCard>
      </Page>
    );
  }
  return (
    <Page
      name="code"
      ground="plain"
      content={paused ? 'paused' : 'without'}
      state={stateOf(session.state, device, paused)}
    >
      <QueryBody
        query={session}
        skeleton={<Skeleton shape="code" />}
        empty={<JoinCall icon="code" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (paused ? <PausedCall /> : <WithoutSecret device={device} />)}
      </QueryBody>
    </Page>
  );
};

const WithoutSecret = ({ device }: { device: DeviceState }) => {
  if (device.gate) return <GateState gate={device.gate} device={device} />;
  if (device.failure?.code === 'DEVICE_LIMIT') return <LimitState />;
  if (device.failure) return <ErrorState failure={device.failure} onRetry={() => void device.register()} />;
  return <Skeleton shape="code" />;
};

const stateOf = (session: ViewState, device: DeviceState, paused: boolean): ViewState => {
  if (session !== 'ready' || paused || device.gate) return session;
  if (!device.failure) return 'loading';
  return device.failure.code === 'OFFLINE' ? 'offline' : 'error';
};

export default CodePage;
