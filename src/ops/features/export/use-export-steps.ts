import { useState } from 'react';
import { confirm } from '@/lib/confirm';
import { openFile } from '../../lib/open-file';
import { told } from '../../lib/told';
import { exportMessages as m } from './messages';
import { useExports, type ExportRow, type Wanted } from './use-exports';

/** What is open above the list: the form for a new one, one that is looked at, or the reason for refusing it. */
type Open = { sheet: 'new' } | { sheet: 'one' | 'reject'; row: ExportRow };

/** The list of exports with its steps, each told how it went. */
export const useExportSteps = () => {
  const { pages, request, approve, reject, download, months } = useExports();
  const [open, setOpen] = useState<Open>();

  const done = (): void => {
    setOpen(undefined);
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
  const busy = request.busy || approve.busy || reject.busy || download.busy;
  // what is looked at goes on meanwhile
  const shown =
    open && open.sheet !== 'new'
      ? { ...open, row: pages.items.find(({ exportId }) => exportId === open.row.exportId) ?? open.row }
      : open;
  return { pages, months, open: shown, setOpen, onRequest, onApprove, onReject, onDownload, busy };
};
