import { useEffect, useRef } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { JoinCall } from '@/components/join-call/join-call';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { DueView } from '@/features/due/due-view';
import { dueMessages as words } from '@/features/due/messages';
import { useDue } from '@/features/due/use-due';
import { go } from '@/lib/go';
import { useSession } from '@/lib/session';
import { useNow } from '@/lib/use-now';
import { useShown } from '@/lib/use-shown';
import { brighten } from '@/lib/wechat/brightness';

/** Nothing waits: nothing ever did, or what she was looking at is over. */
const Nothing = ({ seen }: { seen: boolean }) =>
  seen ? (
    <EmptyState
      icon="done"
      title={words.overTitle}
      note={words.overNote}
      action={
        <Button icon="bell" onClick={() => go('inbox')}>
          {words.toInbox}
        </Button>
      }
    />
  ) : (
    <EmptyState icon="receipt" title={words.emptyTitle} note={words.emptyNote} />
  );

/** The till may ask for it as well. */
const ToCode = () => (
  <Button kind="secondary" icon="code" onClick={() => go('code')}>
    {words.toCode}
  </Button>
);

const DuePage = () => {
  const session = useSession({ memberOnly: true });
  const joined = session.state === 'ready';
  const shown = useShown();
  const now = useNow(1_000, shown);
  const query = useDue(shown, joined);
  const bills = (query.data ?? []).filter(({ until }) => until > now);
  const any = bills.length > 0;
  const seen = useRef(false);
  if (any) seen.current = true;
  useEffect(() => (shown && any ? brighten() : undefined), [shown, any]);
  const own = query.state === 'ready' && !any ? 'empty' : query.state;
  return (
    <Page name="due" dense state={joined ? own : session.state} action={any ? <ToCode /> : undefined}>
      <QueryBody
        query={session}
        skeleton={<Skeleton shape="code" />}
        empty={<JoinCall icon="receipt" title={words.joinTitle} note={words.joinNote} />}
      >
        {() => (
          <QueryBody query={query} skeleton={<Skeleton shape="code" />}>
            {() => (any ? <DueView bills={bills} now={now} /> : <Nothing seen={seen.current} />)}
          </QueryBody>
        )}
      </QueryBody>
    </Page>
  );
};

export default DuePage;
