import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { useActing } from '@/lib/acting';
import { confirm } from '@/lib/confirm';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { NoteSheet } from '../../components/note-sheet';
import { exportColumns, whatText } from '../../features/export/export-columns';
import { ExportSheet } from '../../features/export/export-sheet';
import { exportMessages as m } from '../../features/export/messages';
import { RequestSheet } from '../../features/export/request-sheet';
import { useExports, type ExportRow, type Wanted } from '../../features/export/use-exports';
import { openFile } from '../../lib/open-file';
import { told } from '../../lib/told';

const ExportsPage = () => {
  const { pages, request, approve, reject, download, months } = useExports();
  const role = useActing(state => state.acting?.role);
  const [sheet, setSheet] = useState<'new' | 'reject'>();
  const [row, setRow] = useState<ExportRow>();
  useAgainOnShow(pages.reload);

  const done = (): void => {
    setSheet(undefined);
    setRow(undefined);
    void pages.reload();
  };
  const onRequest = async (wanted: Wanted): Promise<void> => {
    const answer = await request.run(wanted);
    if (told(answer, answer?.ok && answer.data.state === 'waiting' ? m.askedWaits : m.asked)) done();
  };
  const onApprove = async ({ exportId, byName, rows }: ExportRow): Promise<void> => {
    const sure = await confirm({ title: m.approveTitle(byName, rows), body: m.approveText, yes: m.approve });
    if (sure && told(await approve.run({ exportId }), m.approved)) done();
  };
  const onReject = async ({ exportId }: ExportRow, note: string): Promise<void> => {
    if (told(await reject.run({ exportId, note }), m.rejected)) done();
  };
  const onDownload = async ({ exportId }: ExportRow): Promise<void> => {
    const answer = await download.run({ exportId });
    if (told(answer, m.downloaded)) await openFile(answer.data);
    else void pages.reload();
  };

  return (
    <OpsPage name="exports" state={pages.state}>
      <FilterBar label={m.table}>
        <Button icon="plus" compact inline onClick={() => setSheet('new')}>
          {m.create}
        </Button>
        <Button kind="quiet" compact inline icon="retry" onClick={() => void pages.reload()}>
          {m.refresh}
        </Button>
      </FilterBar>
      <PagedTable
        label={m.table}
        columns={exportColumns}
        pages={pages}
        rowKey={one => one.exportId}
        rowLabel={one => `${whatText(one)} ${m.states[one.state]}`}
        onRow={setRow}
        empty={<EmptyState icon="doc" title={m.emptyTitle} note={m.emptyNote} />}
      />
      {sheet === 'new' && (
        <RequestSheet
          months={months}
          busy={request.busy}
          onClose={() => setSheet(undefined)}
          onYes={wanted => void onRequest(wanted)}
        />
      )}
      {row && sheet === undefined && (
        <ExportSheet
          row={row}
          decides={role === 'finance' || role === 'group-operator'}
          busy={approve.busy || download.busy}
          onClose={() => setRow(undefined)}
          onApprove={() => void onApprove(row)}
          onReject={() => setSheet('reject')}
          onDownload={() => void onDownload(row)}
        />
      )}
      {row && sheet === 'reject' && (
        <NoteSheet
          title={m.reject}
          text={m.rejectText}
          label={m.rejectLabel}
          hint={m.rejectHint}
          missing={m.rejectMissing}
          yes={m.reject}
          danger
          busy={reject.busy}
          onClose={() => setSheet(undefined)}
          onYes={note => void onReject(row, note)}
        />
      )}
    </OpsPage>
  );
};

export default ExportsPage;
