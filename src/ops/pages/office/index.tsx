import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { go } from '@/lib/go';
import { postText } from '@/lib/post-text';
import { routes } from '@/routes';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { useWide } from '../../components/desktop/use-wide';
import { officeMessages as m } from '../../features/office/messages';
import { Figures, Shortcuts } from '../../features/office/overview-view';
import { OfficeMenu, Posts, WaitingTiles } from '../../features/office/office-view';
import { postKey } from '../../features/office/posts';
import { useKeptFresh } from '../../lib/use-kept-fresh';
import { useOffice, useOverview, useWaiting } from '../../features/office/use-office';

const OfficePage = () => {
  const { query, posts, current, choose } = useOffice();
  const waiting = useWaiting(current && postKey(current));
  const overview = useOverview(current && postKey(current));
  const wide = useWide();
  const [switching, setSwitching] = useState(false);
  useKeptFresh(() => current && Promise.all([waiting.reload(), overview.reload()]));
  const toWorkbench = <Button onClick={() => go('workbench')}>{m.toWorkbench}</Button>;
  const switcher = posts.length > 1 && (
    <Button kind="secondary" compact inline icon="swap" onClick={() => setSwitching(true)}>
      {m.switch}
    </Button>
  );
  return (
    <OpsQueryPage
      name="office"
      title={query.data && m.hello(query.data.name)}
      bar={routes.office.title}
      query={query}
      tools={current && switcher}
      skeleton={<Skeleton shape="card" />}
      empty={<EmptyState icon="users" title={m.noPost} note={m.noPostNote} action={toWorkbench} />}
    >
      {({ name }) =>
        current ? (
          <View className="y-stack-16">
            <View>
              {!wide && <View className="office__hello">{m.hello(name)}</View>}
              <View className="y-note">{postText(current)}</View>
            </View>
            <View>
              <View className="office__head">{m.waits}</View>
              <QueryBody query={waiting} skeleton={<Skeleton shape="list" />}>
                {items => <WaitingTiles items={items} onRetry={() => void waiting.reload()} />}
              </QueryBody>
            </View>
            {overview.data && <Figures overview={overview.data} />}
            <Shortcuts role={current.role} />
            <OfficeMenu role={current.role} />
            <Sheet open={switching} title={m.switch} onClose={() => setSwitching(false)}>
              <Posts
                posts={posts}
                current={current}
                onChoose={post => {
                  setSwitching(false);
                  choose(post);
                }}
              />
            </Sheet>
          </View>
        ) : (
          <View>
            <View className="office__head">{m.choose}</View>
            <Posts posts={posts} onChoose={choose} />
          </View>
        )
      }
    </OpsQueryPage>
  );
};

export default OfficePage;
