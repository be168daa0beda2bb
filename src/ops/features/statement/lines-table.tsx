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
import { changeYuanText, signedYuanText } from '../../lib/signed-yuan';
import { statementMessages as m } from './messages';
import type { BookLineView, LineKind, StatementView, useLines } from './use-statement';

type Sum = {
  key: 'salesFen' | 'mallFen' | 'brandFen' | 'pointsFen' | 'otherFen' | 'dueFen';
  of: (row: Pick<BookLineView, 'parts' | 'dueFen'>) => number;
  /** stands there also where it is nothing */
  always?: true;
};
const SUMS: readonly Sum[] = [
  { key: 'salesFen', of: ({ parts }) => parts.salesFen, always: true },
  { key: 'mallFen', of: ({ parts }) => parts.mallFen },
  { key: 'brandFen', of: ({ parts }) => parts.brandFen },
  { key: 'pointsFen', of: ({ parts }) => parts.pointsFen },
  { key: 'otherFen', of: ({ parts }) => parts.voucherFen + parts.platformFen },
  { key: 'dueFen', of: ({ dueFen }) => dueFen, always: true },
];

const Kind = ({ kind, withCoupons, movedFrom, later }: BookLineView) => (
  <View className="statement__tags">
    <View>{withCoupons ? m.withCoupons(lineKinds[kind]) : lineKinds[kind]}</View>
    {later && <Tag tone="warn">{m.later}</Tag>}
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
  ...SUMS.map(({ key, of, always }): Column<BookLineView> => ({
    key,
    title: m.lineColumns[key],
    width: 'minmax(76px, 90px)',
    align: 'end',
    cell: row => (always || of(row) !== 0 ? <SignedMoney fen={of(row)} /> : null),
  })),
];

type LinesTableProps = ReturnType<typeof useLines> & {
  statement: StatementView;
  onRow: (row: BookLineView) => void;
};

const isCouponed = ({ parts }: StatementView['byKind'][number]): boolean =>
  parts.voucherFen !== 0 || parts.mallFen !== 0 || parts.brandFen !== 0 || parts.platformFen !== 0;

/** Those that there are; bills that coupons were used on can be looked for apart. */
const kindsOf = (byKind: StatementView['byKind']): LineKind[] => {
  const kinds = byKind.map(({ kind }) => kind);
  const redeemed = byKind.some(one => one.kind === 'sale' && isCouponed(one));
  return redeemed && !kinds.includes('redemption') ? [...kinds, 'redemption'] : kinds;
};

/** Of the whole statement, whichever page is shown; of one kind nothing, as its entries are not those of the sums. */
const footOf = ({ parts, dueFen, stale }: StatementView) => ({
  kind: stale ? m.linesTotalIssued : m.linesTotal,
  ...Object.fromEntries(
    SUMS.map(({ key, of }) => [key, <SignedMoney key={key} fen={of({ parts, dueFen })} />]),
  ),
});

/** Why the lines do not sum to what stands above them: the books went on since. */
const Since = ({ state, dueFen, bookedDueFen }: StatementView) => {
  if (bookedDueFen === undefined) return null;
  const words = state === 'open' ? m.sinceDrafted : m.sinceIssued;
  return (
    <View className="statement__since">
      {words(changeYuanText(bookedDueFen - dueFen), signedYuanText(bookedDueFen))}
    </View>
  );
};

/** The lines of a statement by kind, a bill as one; it leads to the bill. */
export const LinesTable = ({ pages, kind, setKind, statement, onRow }: LinesTableProps) => (
  <View className="statement__wide">
    <View className="statement__section y-title">{m.lines}</View>
    <Since {...statement} />
    <FilterBar>
      <Chips
        label={m.kind}
        items={[
          { key: '', text: m.all },
          ...kindsOf(statement.byKind).map(key => ({ key, text: lineKinds[key] })),
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
      {...(kind === undefined && statement.lineCount > 0 ? { foot: footOf(statement) } : {})}
      empty={<EmptyState icon="doc" title={m.noLines} />}
    />
  </View>
);
