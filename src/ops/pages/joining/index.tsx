import { View } from '@tarojs/components';
import type { JoinRow } from '@core/contracts/offer';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Revealed } from '@/components/revealed/revealed';
import { confirm } from '@/lib/confirm';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { JoinCard } from '../../features/joining/join-card';
import { joiningMessages as m } from '../../features/joining/messages';
import { useJoining } from '../../features/joining/use-joining';
import { useKeptFresh } from '../../lib/use-kept-fresh';

const JoiningPage = () => {
  const { query, join, busy } = useJoining();
  useKeptFresh(query.reload);
  const decide = async (row: JoinRow, counterId: string, name: string, joined: boolean): Promise<void> => {
    const sure =
      joined || (await confirm({ title: m.leaveTitle(name), body: m.leaveText, yes: m.leave, danger: true }));
    if (sure) await join(row, counterId, joined);
  };
  return (
    <OpsQueryPage
      name="joining"
      query={query}
      skeleton={<Skeleton shape="list" />}
      empty={<EmptyState icon="coupons" title={m.emptyTitle} note={m.emptyNote} />}
    >
      {({ items }) => (
        <View className="y-stack-16">
          <Revealed rows={items} step={3}>
            {row => (
              <JoinCard
                key={row.templateId}
                row={row}
                busy={busy}
                onJoin={(counterId, name, joined) => void decide(row, counterId, name, joined)}
              />
            )}
          </Revealed>
        </View>
      )}
    </OpsQueryPage>
  );
};

export default JoiningPage;
