import type { StaffRole } from '@core/contracts/define';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useActing } from '@/lib/acting';
import { useParams } from '@/lib/go';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { OpsPage } from '../../components/desktop/ops-page';
import { statementMessages as m } from '../../features/statement/messages';
import { MonthTools } from '../../features/statement/month-tools';
import { StatementFilters } from '../../features/statement/statement-filters';
import { StatementsTable } from '../../features/statement/statements-table';
import { useMonthSteps } from '../../features/statement/use-month-steps';
import { useNarrowed } from '../../features/statement/use-narrowed';
import { isToIssue, useStatements, type Narrowed } from '../../features/statement/use-statements';
import { monthText } from '../../lib/books-words';

const noteOf = (role: StaffRole | undefined, month: string | undefined): string => {
  if (role === 'brand-operator') return m.emptyBrand;
  return role === 'finance' && month !== undefined ? m.emptyDraft : m.emptyNote;
};

const Nothing = ({ role, value }: { role: StaffRole | undefined; value: Narrowed }) =>
  value.state === undefined && value.brandName === undefined ? (
    <EmptyState icon="doc" title={m.emptyTitle} note={noteOf(role, value.month)} />
  ) : (
    <EmptyState icon="search" title={m.noneTitle} note={m.noneNote} />
  );

/** Nothing of the month is left out, by a filter or on a next page. */
const isWhole = (
  { state, brandName }: Narrowed,
  pages: Pick<ReturnType<typeof useStatements>, 'state' | 'hasMore'>,
): boolean => pages.state === 'ready' && !pages.hasMore && state === undefined && brandName === undefined;

const StatementsPage = () => {
  const { month: asked } = useParams('statements');
  const narrowed = useNarrowed(asked);
  const { month } = narrowed.value;
  const role = useActing(state => state.acting?.role);
  const pages = useStatements(narrowed.value);
  const steps = useMonthSteps(pages.reload);
  useAgainOnShow(pages.reload);
  const ofBrand = role === 'brand-operator';
  return (
    <OpsPage
      name="statements"
      state={pages.state}
      title={month === undefined ? undefined : `${monthText(month)}${m.table}`}
      under={ofBrand || asked === undefined ? undefined : 'books'}
    >
      <StatementFilters ofBrand={ofBrand} asked={asked} narrowed={narrowed} />
      {role === 'finance' && month !== undefined && (
        <MonthTools
          month={month}
          locked={pages.data?.locked ?? false}
          allIssued={isWhole(narrowed.value, pages) && !pages.items.some(isToIssue)}
          steps={steps}
        />
      )}
      <StatementsTable pages={pages} empty={<Nothing role={role} value={narrowed.value} />} />
    </OpsPage>
  );
};

export default StatementsPage;
