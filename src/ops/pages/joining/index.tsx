import { View } from '@tarojs/components';
import { useState } from 'react';
import type { JoinRow } from '@core/contracts/offer-joining';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { Revealed } from '@/components/revealed/revealed';
import { Skeleton } from '@/components/skeleton/skeleton';
import { confirm } from '@/lib/confirm';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { found } from '../../features/joining/find';
import { JoinCard, shareText } from '../../features/joining/join-card';
import { joiningMessages as m } from '../../features/joining/messages';
import { useJoining } from '../../features/joining/use-joining';
import { useKeptFresh } from '../../lib/use-kept-fresh';

type Joining = ReturnType<typeof useJoining>;

/** What is looked for among them, and every offer that has some of it. */
const Offers = ({ items, joining }: { items: readonly JoinRow[]; joining: Joining }) => {
  const [text, setText] = useState('');
  const { join, joinAll, refused, busy } = joining;
  const rows = found(items, text);
  const decide = async (row: JoinRow, counterId: string, name: string, joined: boolean): Promise<void> => {
    const sure =
      joined || (await confirm({ title: m.leaveTitle(name), body: m.leaveText, yes: m.leave, danger: true }));
    if (sure) await join(row, counterId, joined);
  };
  const decideAll = async (row: JoinRow, count: number): Promise<void> => {
    const body = m.allText(row.title, shareText(row));
    if (await confirm({ title: m.allTitle(count), body, yes: m.allYes })) await joinAll(row);
  };
  return (
    <View className="y-stack-16">
      <Field
        className="join-find"
        label={m.find}
        value={text}
        maxLength={40}
        hint={m.findHint}
        onInput={setText}
      />
      {rows.length === 0 && <EmptyState icon="search" title={m.noneTitle} note={m.noneNote} />}
      <Revealed rows={rows} step={3}>
        {row => (
          <JoinCard
            key={row.templateId}
            row={row}
            whole={items.find(({ templateId }) => templateId === row.templateId) ?? row}
            refused={refused?.templateId === row.templateId ? refused : undefined}
            busy={busy}
            onJoin={(counterId, name, joined) => void decide(row, counterId, name, joined)}
            onJoinAll={count => void decideAll(row, count)}
          />
        )}
      </Revealed>
    </View>
  );
};

const JoiningPage = () => {
  const joining = useJoining();
  useKeptFresh(joining.query.reload);
  return (
    <OpsQueryPage
      name="joining"
      query={joining.query}
      skeleton={<Skeleton shape="list" />}
      empty={<EmptyState icon="coupons" title={m.emptyTitle} note={m.emptyNote} />}
    >
      {({ items }) => <Offers items={items} joining={joining} />}
    </OpsQueryPage>
  );
};

export default JoiningPage;
