import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { ConsentsView } from '@/features/consent/consents-view';
import { consentMessages as words } from '@/features/consent/messages';
import { useConsents } from '@/features/consent/use-consents';
import { useSession } from '@/lib/session';

const ConsentsPage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const consents = useConsents(joined);
  return (
    <Page
      name="consents"
      content={consents.data && (consents.data.mallGiven ? 'given' : 'withdrawn')}
      state={joined ? consents.state : session.state}
    >
      <QueryBody
        query={session}
        empty={<JoinCall icon="shield" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (
          <QueryBody query={consents}>
            {data => <ConsentsView consents={data} onChanged={consents.reload} />}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

export default ConsentsPage;
