import type { Recall } from '@core/contracts/recall';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { voidMessages as m } from './messages';

export const recallColumns: readonly Column<Recall>[] = [
  { key: 'title', title: m.columns.title, card: 'title', cell: row => row.title },
  {
    key: 'state',
    title: m.columns.state,
    width: '90px',
    card: 'aside',
    cell: row => (row.state === 'running' ? m.running : m.done),
  },
  {
    key: 'counts',
    title: m.columns.counts,
    width: '180px',
    card: 'line',
    cell: row => m.counts(row.voided, row.refunded),
  },
  { key: 'reason', title: m.columns.reason, card: 'line', cell: row => row.reason },
  {
    key: 'by',
    title: m.columns.by,
    width: '200px',
    card: 'line',
    cell: row => m.by(row.by, momentText(row.at, serverNow())),
  },
];
