import type { StaffRole } from '@core/contracts/define';
import { useState } from 'react';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useActing } from '@/lib/acting';
import { useParams } from '@/lib/go';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { statementMessages as m } from '../../features/statement/messages';
import { MonthTools } from '../../features/statement/month-tools';
import { StatementsTable } from '../../features/statement/statements-table';
import { useMonthSteps } from '../../features/statement/use-month-steps';
import { useStatements } from '../../features/statement/use-statements';
import { monthText } from '../../lib/books-words';

const ALL = 'all';

const noteOf = (role: StaffRole | undefined, month: string | undefined): string => {
  if (role === 'brand-operator') return m.emptyBrand;
  return role === 'finance' && month !== undefined ? m.emptyDraft : m.emptyNote;
};

const StatementsPage = () => {
  const { month: asked } = useParams('statements');
  const [month, setMonth] = useState(asked);
  const role = useActing(state => state.acting?.role);
  const pages = useStatements(month);
  const steps = useMonthSteps(pages.items, pages.reload);
  useAgainOnShow(pages.reload);
  const ofBrand = role === 'brand-operator';
  return (
    <OpsPage
      name="statements"
      state={pages.state}
      title={month === undefined ? undefined : `${monthText(month)}${m.table}`}
      under={ofBrand || asked === undefined ? undefined : 'books'}
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
      {role === 'finance' && month !== undefined && <MonthTools month={month} steps={steps} />}
      <StatementsTable
        pages={pages}
        empty={<EmptyState icon="doc" title={m.emptyTitle} note={noteOf(role, month)} />}
      />
    </OpsPage>
  );
};

export default StatementsPage;
