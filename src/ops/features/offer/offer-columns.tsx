import { View } from '@tarojs/components';
import type { OfferRow } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { Tag, type Tone } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { dayText, momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { heldBackBy, type Standing } from './held-back';
import { offerMessages as m } from './messages';

const TONES: Record<OfferRow['state'], Tone> = {
  draft: 'plain',
  confirming: 'warn',
  confirmed: 'warn',
  published: 'good',
  paused: 'warn',
  ended: 'plain',
};

/** How it stands, as the shopper finds it: what is out is not there to take before its day, after it, or without stock. */
export const StateTag = ({ row }: { row: Standing & Pick<OfferRow, 'mine'> }) => {
  if (row.mine) return <Tag tone="red">{m.asked}</Tag>;
  const held = heldBackBy(row, serverNow());
  return <Tag tone={held ? 'warn' : TONES[row.state]}>{held ? m.held[held] : m.states[row.state]}</Tag>;
};

const Name = ({ title, worth, brand }: OfferRow) => (
  <View>
    <View className="offer-name">{title || m.untitled}</View>
    <View className="y-small">{[brand?.name, worth].filter(Boolean).join(' · ')}</View>
  </View>
);

const budgetOf = ({ stock }: OfferRow): string =>
  stock.budgetLeftFen === undefined ? m.noBudget : `¥${shortYuanText(stock.budgetLeftFen)}`;

export const offerColumns: readonly Column<OfferRow>[] = [
  { key: 'title', title: m.columns.title, card: 'title', cell: row => <Name {...row} /> },
  {
    key: 'state',
    title: m.columns.state,
    width: '120px',
    card: 'aside',
    cell: row => <StateTag row={row} />,
  },
  {
    key: 'issued',
    title: m.columns.issued,
    width: '140px',
    align: 'end',
    card: 'line',
    cell: ({ stock }) => m.issued(stock.issued, stock.total),
  },
  { key: 'budget', title: m.columns.budget, width: '120px', align: 'end', card: 'line', cell: budgetOf },
  {
    key: 'until',
    title: m.columns.until,
    width: '120px',
    card: 'line',
    cell: row => dayText(row.claimUntil, serverNow()),
  },
  {
    key: 'updated',
    title: m.columns.updated,
    width: '140px',
    card: 'none',
    cell: row => momentText(row.updatedAt, serverNow()),
  },
];
