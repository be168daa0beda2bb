import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useActing } from '@/lib/acting';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { NoteSheet } from '../../components/note-sheet';
import { exportColumns, whatText } from '../../features/export/export-columns';
import { ExportSheet } from '../../features/export/export-sheet';
import { exportMessages as m } from '../../features/export/messages';
import { RequestSheet } from '../../features/export/request-sheet';
import { isMaking } from '../../features/export/use-exports';
import { useExportSteps } from '../../features/export/use-export-steps';
import { useKeptFresh } from '../../lib/use-kept-fresh';

/** A new one, one that is looked at, or why it is refused. */
const Sheets = ({ steps }: { steps: ReturnType<typeof useExportSteps> }) => {
  const { open, setOpen, busy } = steps;
  const role = useActing(state => state.acting?.role);
  const close = (): void => setOpen(undefined);
  if (!open) return null;
  if (open.sheet === 'new')
    return (
      <RequestSheet
        journal={role !== 'brand-operator'}
        months={steps.months}
        busy={busy}
        onClose={close}
        onYes={wanted => void steps.onRequest(wanted)}
      />
    );
  const { row } = open;
  if (open.sheet === 'one')
    return (
      <ExportSheet
        row={row}
        decides={role === 'finance' || role === 'group-operator'}
        busy={busy}
        onClose={close}
        onApprove={() => void steps.onApprove(row)}
        onReject={() => setOpen({ sheet: 'reject', row })}
        onDownload={() => void steps.onDownload(row)}
      />
    );
  return (
    <NoteSheet
      title={m.reject}
      text={m.rejectText}
      label={m.rejectLabel}
      hint={m.rejectHint}
      missing={m.rejectMissing}
      yes={m.reject}
      danger
      busy={busy}
      onClose={() => setOpen({ sheet: 'one', row })}
      onYes={note => void steps.onReject(row, note)}
    />
  );
};

const ExportsPage = () => {
  const steps = useExportSteps();
  const { pages, setOpen } = steps;
  useKeptFresh(pages.reload);
  return (
    <OpsPage name="exports" state={pages.state}>
      <FilterBar label={m.table}>
        <Button icon="plus" compact inline onClick={() => setOpen({ sheet: 'new' })}>
          {m.create}
        </Button>
        <Button kind="quiet" compact inline icon="retry" onClick={() => void pages.reload()}>
          {m.refresh}
        </Button>
      </FilterBar>
      {isMaking(pages.items) && <View className="y-note export__making">{m.making}</View>}
      <PagedTable
        label={m.table}
        columns={exportColumns}
        pages={pages}
        rowKey={one => one.exportId}
        rowLabel={one => `${whatText(one)} ${m.states[one.state]}`}
        onRow={row => setOpen({ sheet: 'one', row })}
        empty={<EmptyState icon="doc" title={m.emptyTitle} note={m.emptyNote} />}
      />
      <Sheets steps={steps} />
    </OpsPage>
  );
};

export default ExportsPage;
