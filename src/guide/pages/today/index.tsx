import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Tabs } from '@/components/tabs/tabs';
import { useActing } from '@/lib/acting';
import { go } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { redemptionMessages as m } from '../../features/redemption/messages';
import { TodayView } from '../../features/redemption/today-view';
import { useToday } from '../../features/redemption/use-today';
import { useUndo } from '../../features/redemption/use-undo';

const TodayPage = () => {
  const { query, more, loadingMore, wholeStore, manyCounters, whose, setWhose } = useToday();
  const tabs = (['mine', 'place'] as const).map(key => ({
    key,
    text: key === 'place' && manyCounters ? m.wholeStore : m.whose[key],
  }));
  const isGuide = useActing(({ acting }) => acting?.role === 'guide');
  const now = useNow(1_000);
  const { undo, busy } = useUndo(
    () => void query.reload(),
    () => void query.reload(),
  );
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void query.reload();
    seen.current = true;
  });
  const empty = (
    <EmptyState
      icon="receipt"
      title={m.emptyTitle}
      note={m.emptyHint}
      action={
        <Button icon="scan" onClick={() => go('scan')}>
          {m.toScan}
        </Button>
      }
    />
  );
  return (
    <Page name="today" dense state={query.state}>
      <View className="y-stack-12">
        {!wholeStore && <Tabs tabs={tabs} value={whose} onChange={setWhose} />}
        <QueryBody query={query} skeleton={<Skeleton shape="list" />} empty={empty}>
          {data => (
            <TodayView
              data={data}
              wholeStore={wholeStore}
              manyCounters={manyCounters}
              othersCollect={isGuide}
              now={now}
              busy={busy}
              loadingMore={loadingMore}
              onUndo={row => void undo(row)}
              onMore={() => void more()}
            />
          )}
        </QueryBody>
      </View>
    </Page>
  );
};

export default TodayPage;
