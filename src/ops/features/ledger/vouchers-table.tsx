import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { View } from '@tarojs/components';
import { QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { SignedMoney } from '../../components/signed-money';
import { ledgerMessages as m } from './messages';
import { useVouchers } from './use-ledger';

type Vouchers = OutputOf<OpsContract, 'books.vouchers'>;
type Row = Pick<Vouchers['items'][number], 'title' | 'paidFen'> & { key: string; pieces?: number };

const columns: readonly Column<Row>[] = [
  { key: 'title', title: m.voucherColumns.title, card: 'title', cell: ({ title }) => title },
  {
    key: 'pieces',
    title: m.voucherColumns.pieces,
    width: '120px',
    align: 'end',
    card: 'aside',
    cell: ({ pieces }) => (pieces === undefined ? '' : m.pieces(pieces)),
  },
  {
    key: 'paidFen',
    title: m.voucherColumns.paidFen,
    width: '170px',
    align: 'end',
    cell: ({ paidFen }) => <SignedMoney fen={paidFen} />,
  },
];

/** The offers, and what is on none of them yet. */
const rowsOf = ({ items, restFen }: Vouchers): Row[] => [
  ...items.map(item => ({ ...item, key: item.templateId })),
  ...(restFen === 0 ? [] : [{ key: 'rest', title: m.rest, paidFen: restFen }]),
];

/** What is owed for vouchers, by offer; it sums to the account. */
export const VouchersTable = () => {
  const query = useVouchers();
  return (
    <View>
      <View className="y-title ledger__head">{m.vouchers}</View>
      <View className="y-note">{m.asOfNow}</View>
      <QueryBody query={query} skeleton={<Skeleton shape="list" />}>
        {vouchers =>
          rowsOf(vouchers).length === 0 ? (
            <View className="y-note">{m.noVouchers}</View>
          ) : (
            <DataTable
              label={m.vouchers}
              columns={columns}
              rows={rowsOf(vouchers)}
              rowKey={({ key }) => key}
              foot={{ title: m.total, paidFen: <SignedMoney fen={vouchers.liabilityFen} /> }}
            />
          )
        }
      </QueryBody>
    </View>
  );
};
