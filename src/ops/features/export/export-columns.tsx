import { Tag, type Tone } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { monthText } from '../../lib/books-words';
import { exportMessages as m } from './messages';
import type { ExportRow } from './use-exports';

const TONES: Record<ExportRow['state'], Tone> = {
  waiting: 'warn',
  approved: 'plain',
  ready: 'good',
  rejected: 'bad',
  expired: 'plain',
  failed: 'bad',
};

export const whatText = ({ kind, format }: Pick<ExportRow, 'kind' | 'format'>): string =>
  `${m.kinds[kind]} ${m.formats[format]}`;

export const ExportState = ({ state }: Pick<ExportRow, 'state'>) => (
  <Tag tone={TONES[state]}>{m.states[state]}</Tag>
);

export const exportColumns: readonly Column<ExportRow>[] = [
  { key: 'what', title: m.columns.what, width: '180px', card: 'title', cell: whatText },
  { key: 'month', title: m.columns.month, width: '120px', cell: ({ month }) => monthText(month) },
  { key: 'brand', title: m.columns.brand, cell: ({ brand }) => brand?.name ?? m.allBrands },
  { key: 'rows', title: m.columns.rows, width: '110px', align: 'end', cell: ({ rows }) => m.rows(rows) },
  {
    key: 'state',
    title: m.columns.state,
    width: '130px',
    card: 'aside',
    cell: row => <ExportState {...row} />,
  },
  { key: 'by', title: m.columns.by, width: '120px', cell: ({ byName }) => byName },
  { key: 'at', title: m.columns.at, width: '150px', cell: ({ at }) => momentText(at, serverNow()) },
];
