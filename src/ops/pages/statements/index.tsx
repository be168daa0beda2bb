import { useState } from 'react';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useActing } from '@/lib/acting';
import { confirm } from '@/lib/confirm';
import { go, useParams } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { statementMessages as m } from '../../features/statement/messages';
import { MonthTools } from '../../features/statement/month-tools';
import { StatementsTable } from '../../features/statement/statements-table';
import { useMonth, useStatements } from '../../features/statement/use-statements';
import { monthText } from '../../lib/books-words';
import { told } from '../../lib/told';

const ALL = 'all';

const StatementsPage = () => {
  const { month: asked } = useParams('statements');
  const [month, setMonth] = useState(asked);
  const role = useActing(state => state.acting?.role);
  const pages = useStatements(month);
  const ofMonth = useMonth();
  const { make, lock, issueAll, table } = ofMonth;
  useAgainOnShow(pages.reload);
  const locked = pages.items.some(row => row.locked);
  const toIssue = pages.items.filter(
    ({ state, stale }) => state === 'open' || (stale && state !== 'settled'),
  );

  const onMake = async (wanted: string): Promise<void> => {
    const answer = await make.run({ month: wanted });
    if (!told(answer, m.made(answer?.ok ? answer.data.made : 0))) return;
    if (answer.data.more) toast(m.makingMore);
    void pages.reload();
  };
  const onIssue = async (): Promise<void> => {
    const sure = await confirm({
      title: m.issueAllTitle(toIssue.length),
      body: m.issueAllText,
      yes: m.issueAll,
    });
    if (!sure) return;
    const { done, failure } = await issueAll(toIssue);
    if (failure) toast(failure.message, 'bad');
    else toast(m.issuedAll(done), 'good');
    void pages.reload();
  };
  const onLock = async (wanted: string): Promise<void> => {
    const sure = await confirm({
      title: m.lockTitle(monthText(wanted)),
      body: m.lockText,
      yes: m.lock,
      danger: true,
    });
    if (sure && told(await lock.run({ month: wanted }), m.locked)) void pages.reload();
  };
  const onExport = async (wanted: string): Promise<void> => {
    const answer = await table.run({ kind: 'statement-lines', format: 'xlsx', month: wanted });
    if (told(answer, answer?.ok && answer.data.state === 'waiting' ? m.exportWaits : m.exported))
      go('exports');
  };

  return (
    <OpsPage
      name="statements"
      state={pages.state}
      title={month === undefined ? undefined : `${monthText(month)}${m.table}`}
      under={role === 'brand-operator' ? undefined : 'books'}
    >
      {asked !== undefined && (
        <FilterBar>
          <Chips
            label={m.pickMonth}
            items={[
              { key: asked, text: monthText(asked) },
              { key: ALL, text: m.all },
            ]}
            value={month ?? ALL}
            onChange={key => setMonth(key === ALL ? undefined : key)}
          />
        </FilterBar>
      )}
      {role === 'finance' && month !== undefined && (
        <MonthTools
          month={ofMonth}
          locked={locked}
          toIssue={toIssue.length}
          onMake={() => void onMake(month)}
          onIssue={() => void onIssue()}
          onLock={() => void onLock(month)}
          onExport={() => void onExport(month)}
        />
      )}
      <StatementsTable
        pages={pages}
        empty={
          <EmptyState
            icon="doc"
            title={m.emptyTitle}
            note={role === 'brand-operator' ? m.emptyBrand : m.emptyNote}
          />
        }
      />
    </OpsPage>
  );
};

export default StatementsPage;
