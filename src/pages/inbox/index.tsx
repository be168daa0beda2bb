import { EmptyState } from '@/components/empty-state/empty-state';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { InboxList } from '@/features/inbox/inbox-list';
import { inboxMessages as words } from '@/features/inbox/messages';
import { useInbox } from '@/features/inbox/use-inbox';
import { useSession } from '@/lib/session';

const InboxPage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const inbox = useInbox(joined);
  return (
    <Page name="inbox" state={joined ? inbox.state : session.state}>
      <QueryBody
        query={session}
        empty={<JoinCall icon="bell" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (
          <QueryBody
            query={inbox}
            empty={<EmptyState icon="bell" title={words.emptyTitle} note={words.emptyNote} />}
          >
            {() => <InboxList inbox={inbox} />}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

export default InboxPage;
