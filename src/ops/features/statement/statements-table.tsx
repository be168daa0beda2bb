import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tag } from '@/components/tag/tag';
import { go } from '@/lib/go';
import type { Pages } from '@/lib/use-pages';
import type { Column } from '../../components/desktop/data-table';
import { PagedTable } from '../../components/desktop/paged-table';
import { SignedMoney } from '../../components/signed-money';
import { monthText, statementStates, stateText } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { Listed, StatementRow, StatementSums } from './use-statements';
import './statement.scss';

const State = ({ state, answered, stale }: StatementRow) => (
  <View className="statement__tags">
    <Tag tone={statementStates[state].tone}>{stateText({ state, answered })}</Tag>
    {stale && <Tag tone="warn">{m.stale}</Tag>}
  </View>
);

/** One under the other: with all its amounts a row fits a small desktop, and adds up there too. */
const Whose = ({ brand, month }: StatementRow) => (
  <View>
    <View>{brand.name}</View>
    <View className="statement__note">{monthText(month)}</View>
  </View>
);

const SUMS = ['salesFen', 'mallFen', 'brandFen', 'takenFen', 'dueFen'] as const;
const sizeOf = (sum: (typeof SUMS)[number]) => (sum === 'dueFen' ? { size: 16 as const } : {});

const columns: readonly Column<StatementRow>[] = [
  {
    key: 'brand',
    title: m.columns.brand,
    width: 'minmax(84px, 1fr)',
    card: 'title',
    cell: row => <Whose {...row} />,
  },
  {
    key: 'state',
    title: m.columns.state,
    width: 'minmax(104px, 130px)',
    card: 'aside',
    cell: row => <State {...row} />,
  },
  {
    key: 'lines',
    title: m.columns.lines,
    width: '44px',
    align: 'end',
    cell: row => m.lineCount(row.lineCount),
  },
  ...SUMS.map((sum): Column<StatementRow> => ({
    key: sum,
    title: m.columns[sum],
    width: 'minmax(76px, 118px)',
    align: 'end',
    cell: row => <SignedMoney fen={row[sum]} {...sizeOf(sum)} />,
  })),
];

/** Of all that is listed, on whichever page. */
const footOf = (total: StatementSums) => ({
  brand: m.total(total.statements),
  lines: m.lineCount(total.lineCount),
  ...Object.fromEntries(SUMS.map(sum => [sum, <SignedMoney key={sum} fen={total[sum]} {...sizeOf(sum)} />])),
});

type StatementsTableProps = { pages: Pages<Listed>; empty: ReactNode };

export const StatementsTable = ({ pages, empty }: StatementsTableProps) => (
  <View className="statement__wide">
    <PagedTable
      label={m.table}
      columns={columns}
      pages={pages}
      rowKey={row => row.statementId}
      rowLabel={row => `${row.brand.name} ${monthText(row.month)} ${stateText(row)}`}
      onRow={({ statementId }) => go('statement', { statementId })}
      empty={empty}
      {...(pages.data?.total ? { foot: footOf(pages.data.total) } : {})}
    />
  </View>
);
