import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';
import { useUndo } from '../../features/redemption/use-undo';
import { differenceText } from '../../features/sale/messages';
import { AcceptSheet } from '../../features/unmet/accept-sheet';
import { unmetMessages as m } from '../../features/unmet/messages';
import { UnmetList } from '../../features/unmet/unmet-list';
import { useAccept } from '../../features/unmet/use-accept';

type Unmet = OutputOf<GuideContract, 'redemption.unmet'>;

const reasonsOf = ({ differences }: Unmet['items'][number]): string[] => differences.map(differenceText);

const UnmetPage = () => {
  const rows = usePages<Unmet>(cursor =>
    api.guide('redemption.unmet', cursor === undefined ? {} : { cursor }),
  );
  const { undo, busy } = useUndo(() => void rows.reload());
  const accepting = useAccept(() => void rows.reload());
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void rows.reload();
    seen.current = true;
  });
  return (
    <Page name="unmet" dense state={rows.state}>
      <QueryBody
        query={rows}
        skeleton={<Skeleton shape="list" />}
        empty={<EmptyState icon="done" title={m.emptyTitle} note={m.emptyNote} />}
      >
        {() => (
          <UnmetList
            rows={rows.items}
            busy={busy}
            reasonsOf={reasonsOf}
            onUndo={row => void undo(row)}
            onAccept={accepting.open}
            more={rows.hasMore ? () => void rows.more() : undefined}
            loadingMore={rows.busyMore}
          />
        )}
      </QueryBody>
      {accepting.row && <AcceptSheet accepting={accepting} reasons={reasonsOf(accepting.row)} />}
    </Page>
  );
};

export default UnmetPage;
