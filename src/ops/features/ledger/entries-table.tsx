import { EmptyState } from '@/components/empty-state/empty-state';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { PagedTable } from '../../components/desktop/paged-table';
import { SignedMoney } from '../../components/signed-money';
import { couponText, CouponNames } from './coupon-names';
import { ledgerMessages as m } from './messages';
import { useEntries, type EntryRow } from './use-ledger';

const columns: readonly Column<EntryRow>[] = [
  {
    key: 'kind',
    title: m.entryColumns.kind,
    width: '110px',
    card: 'title',
    cell: ({ kind }) => m.entryKinds[kind],
  },
  {
    key: 'at',
    title: m.entryColumns.at,
    width: '160px',
    card: 'aside',
    cell: ({ at }) => momentText(at, serverNow()),
  },
  {
    key: 'place',
    title: m.entryColumns.place,
    cell: ({ counter, note }) => (counter ? `${counter.storeName} ${counter.name}` : (note ?? '')),
  },
  { key: 'coupon', title: m.entryColumns.coupon, cell: ({ coupons }) => <CouponNames coupons={coupons} /> },
  { key: 'slip', title: m.entryColumns.slip, width: '130px', cell: ({ slipNo }) => slipNo ?? '' },
  {
    key: 'amountFen',
    title: m.entryColumns.amountFen,
    width: '140px',
    align: 'end',
    cell: ({ amountFen }) => <SignedMoney fen={amountFen} />,
  },
];

type EntriesTableProps = { month: string; account: string; onRow: (entry: EntryRow) => void };

/** What moved on one account in a month. */
export const EntriesTable = ({ month, account, onRow }: EntriesTableProps) => (
  <PagedTable
    label={m.entries}
    columns={columns}
    pages={useEntries(month, account)}
    rowKey={({ entryId }) => entryId}
    rowLabel={({ kind, coupons, slipNo = couponText(coupons) }) => `${m.entryKinds[kind]} ${slipNo}`}
    onRow={onRow}
    empty={<EmptyState icon="doc" title={m.noEntries} />}
  />
);
