import { View } from '@tarojs/components';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { FilterBar } from '../../components/desktop/filter-bar';
import { PagedTable } from '../../components/desktop/paged-table';
import { SignedMoney } from '../../components/signed-money';
import { lineKinds, monthText } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { BookLineView, LineKind, StatementView, useLines } from './use-statement';

const SUMS: readonly (readonly [
  sum: 'salesFen' | 'mallFen' | 'brandFen' | 'otherFen' | 'dueFen',
  of: (row: BookLineView) => number,
])[] = [
  ['salesFen', ({ parts }) => parts.salesFen],
  ['mallFen', ({ parts }) => parts.mallFen],
  ['brandFen', ({ parts }) => parts.brandFen],
  ['otherFen', ({ parts }) => parts.voucherFen + parts.platformFen],
  ['dueFen', ({ dueFen }) => dueFen],
];

const Kind = ({ kind, movedFrom }: BookLineView) => (
  <View className="statement__tags">
    <View>{lineKinds[kind]}</View>
    {movedFrom && <Tag tone="warn">{m.movedFrom(monthText(movedFrom))}</Tag>}
  </View>
);

const columns: readonly Column<BookLineView>[] = [
  {
    key: 'kind',
    title: m.lineColumns.kind,
    width: 'minmax(84px, 116px)',
    card: 'title',
    cell: row => <Kind {...row} />,
  },
  {
    key: 'at',
    title: m.lineColumns.at,
    width: 'minmax(100px, 120px)',
    card: 'aside',
    cell: row => momentText(row.at, serverNow()),
  },
  {
    key: 'place',
    title: m.lineColumns.place,
    width: 'minmax(96px, 1fr)',
    cell: row => (row.counter ? `${row.counter.storeName} ${row.counter.name}` : (row.note ?? '')),
  },
  { key: 'slip', title: m.lineColumns.slip, width: 'minmax(72px, 96px)', cell: row => row.slipNo ?? '' },
  ...SUMS.map(([sum, of]): Column<BookLineView> => ({
    key: sum,
    title: m.lineColumns[sum],
    width: 'minmax(80px, 90px)',
    align: 'end',
    cell: row => <SignedMoney fen={of(row)} />,
  })),
];

type LinesTableProps = ReturnType<typeof useLines> & {
  byKind: StatementView['byKind'];
  onRow: (row: BookLineView) => void;
};

/** The lines of a statement by kind; one leads to its bill. */
export const LinesTable = ({ pages, kind, setKind, byKind, onRow }: LinesTableProps) => (
  <View>
    <View className="statement__section y-title">{m.lines}</View>
    <FilterBar>
      <Chips
        label={m.kind}
        items={[
          { key: '', text: m.all },
          ...byKind.map(one => ({ key: one.kind, text: lineKinds[one.kind] })),
        ]}
        value={kind ?? ''}
        onChange={key => setKind(key === '' ? undefined : (key as LineKind))}
      />
    </FilterBar>
    <PagedTable
      label={m.lines}
      columns={columns}
      pages={pages}
      rowKey={row => row.lineId}
      rowLabel={row => `${lineKinds[row.kind]} ${row.slipNo ?? ''}`}
      onRow={onRow}
      empty={<EmptyState icon="doc" title={m.noLines} />}
    />
  </View>
);
