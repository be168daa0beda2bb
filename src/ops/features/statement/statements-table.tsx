import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tag } from '@/components/tag/tag';
import { go } from '@/lib/go';
import type { Pages } from '@/lib/use-pages';
import type { Column } from '../../components/desktop/data-table';
import { PagedTable } from '../../components/desktop/paged-table';
import { SignedMoney } from '../../components/signed-money';
import { monthText, statementStates } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { StatementRow } from './use-statements';
import './statement.scss';

const State = ({ state, stale }: StatementRow) => (
  <View className="statement__tags">
    <Tag tone={statementStates[state].tone}>{statementStates[state].text}</Tag>
    {stale && <Tag tone="warn">{m.stale}</Tag>}
  </View>
);

const columns: readonly Column<StatementRow>[] = [
  { key: 'brand', title: m.columns.brand, card: 'title', cell: ({ brand }) => brand.name },
  { key: 'month', title: m.columns.month, width: '120px', cell: ({ month }) => monthText(month) },
  { key: 'state', title: m.columns.state, width: '240px', card: 'aside', cell: row => <State {...row} /> },
  {
    key: 'lines',
    title: m.columns.lines,
    width: '90px',
    align: 'end',
    cell: row => m.lineCount(row.lineCount),
  },
  {
    key: 'salesFen',
    title: m.columns.salesFen,
    width: '150px',
    align: 'end',
    cell: row => <SignedMoney fen={row.salesFen} />,
  },
  {
    key: 'takenFen',
    title: m.columns.takenFen,
    width: '150px',
    align: 'end',
    cell: row => <SignedMoney fen={row.takenFen} />,
  },
  {
    key: 'dueFen',
    title: m.columns.dueFen,
    width: '150px',
    align: 'end',
    cell: row => <SignedMoney fen={row.dueFen} size={16} />,
  },
];

type StatementsTableProps = {
  pages: Pages<{ items: StatementRow[]; nextCursor?: string }>;
  empty: ReactNode;
};

export const StatementsTable = ({ pages, empty }: StatementsTableProps) => (
  <PagedTable
    label={m.table}
    columns={columns}
    pages={pages}
    rowKey={row => row.statementId}
    rowLabel={row => `${row.brand.name} ${monthText(row.month)} ${statementStates[row.state].text}`}
    onRow={({ statementId }) => go('statement', { statementId })}
    empty={empty}
  />
);
