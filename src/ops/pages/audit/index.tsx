import { useState } from 'react';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useParams } from '@/lib/go';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { auditColumns } from '../../features/audit/audit-columns';
import { AuditFilters } from '../../features/audit/audit-filters';
import { auditMessages as m } from '../../features/audit/messages';
import { RecordSheet } from '../../features/audit/record-sheet';
import { useAudit, type AuditRow, type Only } from '../../features/audit/use-audit';

const AuditPage = () => {
  const { subjectId, name = subjectId ?? '' } = useParams('audit');
  const audit = useAudit(
    subjectId === undefined ? undefined : { field: 'subjectId', value: subjectId, text: name },
  );
  const [open, setOpen] = useState<AuditRow>();
  const narrow = (next: Only): void => {
    setOpen(undefined);
    audit.narrow(next);
  };
  return (
    <OpsPage name="audit" state={audit.pages.state}>
      <AuditFilters audit={audit} />
      <PagedTable
        label={m.table}
        columns={auditColumns}
        pages={audit.pages}
        rowKey={row => row.recordId}
        rowLabel={row => `${row.actor.name} ${row.what}`}
        onRow={setOpen}
        empty={<EmptyState icon="search" title={m.emptyTitle} note={m.emptyNote} />}
      />
      {open && <RecordSheet row={open} onClose={() => setOpen(undefined)} onOnly={narrow} />}
    </OpsPage>
  );
};

export default AuditPage;
