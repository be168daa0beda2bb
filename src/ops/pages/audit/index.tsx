import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useParams } from '@/lib/go';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { auditColumns } from '../../features/audit/audit-columns';
import { auditMessages as m } from '../../features/audit/messages';
import { RecordSheet } from '../../features/audit/record-sheet';
import { useAudit, type AuditRow, type Days, type Only } from '../../features/audit/use-audit';

const DAYS = Object.entries(m.days).map(([key, text]) => ({ key, text }));

const AuditPage = () => {
  const { subjectId, name = subjectId ?? '' } = useParams('audit');
  const { pages, days, setDays, only, setOnly } = useAudit(
    subjectId === undefined ? undefined : { field: 'subjectId', value: subjectId, text: name },
  );
  const [open, setOpen] = useState<AuditRow>();
  const narrow = (next: Only): void => {
    setOpen(undefined);
    setDays('all');
    setOnly(next);
  };
  return (
    <OpsPage name="audit" state={pages.state}>
      <FilterBar>
        <Chips label={m.daysLabel} items={DAYS} value={days} onChange={key => setDays(key as Days)} />
        {only && (
          <View className="audit__only">
            <View>{m.only(only.text)}</View>
            <Button kind="quiet" compact inline icon="close" onClick={() => setOnly(undefined)}>
              {m.clear}
            </Button>
          </View>
        )}
      </FilterBar>
      <PagedTable
        label={m.table}
        columns={auditColumns}
        pages={pages}
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
