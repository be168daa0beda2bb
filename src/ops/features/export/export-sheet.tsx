import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Sheet } from '@/components/sheet/sheet';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { Facts } from '../../components/desktop/facts';
import { monthText } from '../../lib/books-words';
import { ExportState, whatText } from './export-columns';
import { exportMessages as m } from './messages';
import type { ExportRow } from './use-exports';
import './export.scss';

type ExportSheetProps = {
  row: ExportRow;
  /** finance or headquarters, who may decide on what others asked for */
  decides: boolean;
  busy: boolean;
  onClose: () => void;
  onApprove: () => void;
  onReject: () => void;
  onDownload: () => void;
};

/** One export: who asked for what, who decided, and the file. */
export const ExportSheet = ({
  row,
  decides,
  busy,
  onClose,
  onApprove,
  onReject,
  onDownload,
}: ExportSheetProps) => (
  <Sheet open title={m.detail} onClose={onClose}>
    <Facts
      items={[
        [m.columns.what, whatText(row)],
        [m.columns.month, monthText(row.month)],
        [m.columns.brand, row.brand?.name ?? m.allBrands],
        [m.columns.rows, m.rows(row.rows)],
        [m.columns.state, <ExportState key="state" state={row.state} />],
        [m.columns.by, row.byName],
        [m.columns.at, momentText(row.at, serverNow())],
        [m.decidedBy, row.decidedByName],
        [m.note, row.note],
      ]}
    />
    <View className="export__tools">
      {row.state === 'waiting' && decides && !row.mine && (
        <>
          <Button compact inline loading={busy} onClick={onApprove}>
            {m.approve}
          </Button>
          <Button kind="secondary" compact inline disabled={busy} onClick={onReject}>
            {m.reject}
          </Button>
        </>
      )}
      {row.state === 'ready' && row.takes && (
        <Button loading={busy} onClick={onDownload}>
          {m.download}
        </Button>
      )}
    </View>
    {row.state === 'ready' && !row.takes && <View className="y-note export__until">{m.notYours}</View>}
    {row.expiresAt !== undefined && row.state === 'ready' && (
      <View className="y-note export__until">{m.until(momentText(row.expiresAt, serverNow()))}</View>
    )}
  </Sheet>
);
