import type { ImportRow } from '@core/contracts/import';
import type { OfferRow } from '@core/contracts/offer';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { importMessages as m } from './messages';

export const importColumns: readonly Column<ImportRow>[] = [
  { key: 'name', title: m.columns.name, card: 'title', cell: row => row.name },
  { key: 'state', title: m.columns.state, width: '100px', card: 'aside', cell: row => m.states[row.state] },
  {
    key: 'counts',
    title: m.columns.counts,
    width: '240px',
    card: 'line',
    cell: row => row.why?.message ?? m.counts(row.added, row.bad),
  },
  {
    key: 'by',
    title: m.columns.by,
    width: '220px',
    card: 'line',
    cell: row => m.by(row.byName, momentText(row.at, serverNow())),
  },
];

export const offerColumns: readonly Column<OfferRow>[] = [
  { key: 'title', title: m.offerColumns.title, card: 'title', cell: row => row.title },
  { key: 'worth', title: m.offerColumns.worth, card: 'line', cell: row => row.worth },
];
