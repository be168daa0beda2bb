import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { go } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { redemptionMessages as m } from '../../features/redemption/messages';
import { TodayView } from '../../features/redemption/today-view';
import { useToday } from '../../features/redemption/use-today';
import { useUndo } from '../../features/redemption/use-undo';

const TodayPage = () => {
  const { query, more, loadingMore, wholeStore } = useToday();
  const now = useNow(1_000);
  const { undo, busy } = useUndo(() => void query.reload());
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void query.reload();
    seen.current = true;
  });
  return (
    <QueryPage
      name="today"
      dense
      query={query}
      skeleton={<Skeleton shape="list" />}
      empty={
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
      }
    >
      {data => (
        <TodayView
          data={data}
          wholeStore={wholeStore}
          now={now}
          busy={busy}
          loadingMore={loadingMore}
          onUndo={row => void undo(row)}
          onMore={() => void more()}
        />
      )}
    </QueryPage>
  );
};

export default TodayPage;
