import type { EndedPiece } from '@core/contracts/recall';
import { couponNumberText } from '@core/domain/coupon/issue/number';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { voidMessages as m } from './messages';

const outcomeText = ({ outcome, whole }: EndedPiece): string =>
  [m.outcomes[outcome], ...(whole ? [m.whole] : [])].join(' · ');

export const pieceColumns: readonly Column<EndedPiece>[] = [
  {
    key: 'number',
    title: m.pieceColumns.number,
    width: '150px',
    card: 'title',
    cell: row => couponNumberText(row.number),
  },
  {
    key: 'title',
    title: m.pieceColumns.title,
    card: 'line',
    cell: row => `${row.title} · ${row.worth}`,
  },
  {
    key: 'outcome',
    title: m.pieceColumns.outcome,
    width: '150px',
    card: 'aside',
    cell: outcomeText,
  },
  { key: 'reason', title: m.pieceColumns.reason, card: 'line', cell: row => row.reason },
  {
    key: 'by',
    title: m.pieceColumns.by,
    width: '200px',
    card: 'line',
    cell: row => m.by(row.by, momentText(row.at, serverNow())),
  },
];
