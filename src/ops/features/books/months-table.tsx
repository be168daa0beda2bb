import type { StaffRole } from '@core/contracts/define';
import { View } from '@tarojs/components';
import { Tag } from '@/components/tag/tag';
import { go } from '@/lib/go';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { SignedMoney } from '../../components/signed-money';
import { monthText, statementStates } from '../../lib/books-words';
import { booksMessages as m } from './messages';
import type { Month } from './use-books';
import './books.scss';

const ORDER = ['open', 'issued', 'disputed', 'confirmed', 'settled'] as const;

const Progress = ({ states, over }: Month) => (
  <View className="books__tags">
    {!over && Object.keys(states).length === 0 && <View className="books__later">{m.later}</View>}
    {ORDER.filter(state => states[state]).map(state => (
      <Tag
        key={state}
        tone={statementStates[state].tone}
      >{`${statementStates[state].text} ${states[state]}`}</Tag>
    ))}
  </View>
);

const stateOf = ({ locked, over }: Month): { text: string; tone: 'good' | 'warn' | 'plain' } => {
  if (locked) return { text: m.locked, tone: 'good' };
  return over ? { text: m.over, tone: 'warn' } : { text: m.running, tone: 'plain' };
};

const columns: readonly Column<Month>[] = [
  {
    key: 'month',
    title: m.columns.month,
    width: '140px',
    card: 'title',
    cell: ({ month }) => monthText(month),
  },
  {
    key: 'state',
    title: m.columns.state,
    width: '120px',
    card: 'aside',
    cell: month => <Tag tone={stateOf(month).tone}>{stateOf(month).text}</Tag>,
  },
  {
    key: 'brands',
    title: m.columns.brands,
    width: '80px',
    align: 'end',
    cell: ({ brands }) => m.brands(brands),
  },
  {
    key: 'dueFen',
    title: m.columns.dueFen,
    width: '180px',
    align: 'end',
    cell: ({ dueFen }) => <SignedMoney fen={dueFen} size={16} />,
  },
  { key: 'progress', title: m.columns.progress, cell: month => <Progress {...month} /> },
];

/** A month that runs has no statements, unless finance drafts them before its end. */
const leadsOn = ({ over, states }: Month, role: StaffRole | undefined): boolean =>
  over || role === 'finance' || Object.keys(states).length > 0;

type MonthsTableProps = { months: readonly Month[]; role: StaffRole | undefined };

/** A month leads to its statements, where there are or can be any. */
export const MonthsTable = ({ months, role }: MonthsTableProps) => (
  <DataTable
    label={m.months}
    columns={columns}
    rows={months}
    rowKey={({ month }) => month}
    rowLabel={({ month }) => monthText(month)}
    onRow={({ month }) => go('statements', { month })}
    isOpen={month => leadsOn(month, role)}
  />
);
