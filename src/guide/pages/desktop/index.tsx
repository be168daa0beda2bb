import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Page, QueryBody, QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { confirm } from '@/lib/confirm';
import { desktopCodeOf } from '@/lib/desktop-link';
import { go, useParams } from '@/lib/go';
import { postText } from '@/lib/post-text';
import { toast } from '@/lib/toast';
import { useShown } from '@/lib/use-shown';
import { Eye } from '../../features/code/eye';
import { PictureButton } from '../../features/code/picture-button';
import { AskedView } from '../../features/desktop/asked-view';
import { desktopMessages as m } from '../../features/desktop/messages';
import { SessionsView } from '../../features/desktop/sessions-view';
import { useAnswerTo, useAsked, useDesktops, type DesktopSession } from '../../features/desktop/use-desktop';

const usePostText = (): string => {
  const acting = useActing(state => state.acting);
  return acting ? postText(acting) : m.noPost;
};

/** A code was scanned: she says whether that browser is hers. */
const Ask = ({ code }: { code: string }) => {
  const asked = useAsked(code);
  const answer = useAnswerTo(code);
  const post = usePostText();
  const chosen = useActing(state => state.acting !== undefined);
  if (answer.said) {
    const yes = answer.said === 'yes';
    return (
      <Page
        name="desktop"
        dense
        action={<Button onClick={() => go('desktop', {}, { replace: true })}>{m.done}</Button>}
      >
        <EmptyState
          icon={yes ? 'done' : 'shield'}
          title={yes ? m.confirmed : m.refused}
          note={yes ? m.hours : ''}
        />
      </Page>
    );
  }
  return (
    <QueryPage
      name="desktop"
      dense
      query={asked}
      skeleton={<Skeleton shape="form" />}
      actionOf={() => (
        <View className="y-stack-8">
          <FailureLine failure={answer.failure} />
          {chosen ? (
            <Button loading={answer.busy} onClick={() => void answer.confirm()}>
              {m.confirm}
            </Button>
          ) : (
            <Button onClick={() => go('workbench')}>{m.chooseTitle}</Button>
          )}
          <Button kind="quiet" compact disabled={answer.busy} onClick={() => void answer.refuse()}>
            {m.refuse}
          </Button>
        </View>
      )}
    >
      {seen => <AskedView asked={seen} post={post} />}
    </QueryPage>
  );
};

/** Without a code: a camera for one, and her desktops at work. */
const Overview = () => {
  const shown = useShown();
  const { query, end, busy, failure } = useDesktops(true);
  const [seen, setSeen] = useState(false);
  const see = (text: string): boolean => {
    const code = desktopCodeOf(text);
    if (code === undefined || seen) return false;
    setSeen(true);
    go('desktop', { code }, { replace: true });
    return true;
  };
  const askEnd = async (one: DesktopSession): Promise<void> => {
    const sure = await confirm({ title: m.endTitle(one.browser), body: m.endText, yes: m.end, danger: true });
    if (sure && (await end(one.sessionId))) toast(m.ended, 'good');
  };
  return (
    <Page name="desktop" dense state={query.state}>
      <View className="y-stack-16">
        <View className="y-note">{m.scanHint}</View>
        <View className="y-stack-12">
          <Eye running={shown && !seen} turn={0} busy={seen} failure={undefined} onSeen={see} />
          <PictureButton onCode={text => void (see(text) || toast(m.otherCode, 'bad'))} />
        </View>
        <FailureLine failure={failure} />
        <QueryBody query={query} skeleton={<Skeleton shape="list" />}>
          {({ items }) => <SessionsView items={items} busy={busy} onEnd={one => void askEnd(one)} />}
        </QueryBody>
      </View>
    </Page>
  );
};

const DesktopPage = () => {
  const { code } = useParams('desktop');
  return code === undefined ? <Overview /> : <Ask key={code} code={code} />;
};

export default DesktopPage;
