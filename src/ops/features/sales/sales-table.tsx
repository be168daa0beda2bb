import { View } from '@tarojs/components';
import { QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { SignedMoney } from '../../components/signed-money';
import { salesMessages as m } from './messages';
import { useSales, type SalesRow } from './use-sales';
import './sales.scss';

const PARTS = ['voucherFen', 'drivenFen', 'addOnFen', 'plainFen', 'refundedFen'] as const;

const columns: readonly Column<SalesRow>[] = [
  { key: 'brand', title: m.columns.brand, card: 'title', cell: ({ brand }) => brand.name },
  {
    key: 'bills',
    title: m.columns.bills,
    width: '100px',
    align: 'end',
    card: 'aside',
    cell: ({ bills }) => m.bills(bills),
  },
  ...PARTS.map((part): Column<SalesRow> => ({
    key: part,
    title: m.columns[part],
    width: '140px',
    align: 'end',
    cell: row => <SignedMoney fen={row[part]} />,
  })),
];

type SalesTableProps = { month: string; brandId?: string };

/** Voucher sale, driven sale and add-on sale of a month, kept apart; by brand, with their sums. */
export const SalesTable = ({ month, brandId }: SalesTableProps) => {
  const query = useSales(month, brandId);
  return (
    <QueryBody query={query} skeleton={<Skeleton shape="list" />}>
      {({ items, total, pending }) => (
        <View className="y-stack-8">
          {items.length === 0 ? (
            <View className="y-note">{m.none}</View>
          ) : (
            <DataTable
              label={m.title}
              columns={columns}
              rows={items}
              rowKey={({ brand }) => brand.brandId}
              {...(items.length > 1
                ? {
                    foot: {
                      brand: m.total,
                      bills: m.bills(total.bills),
                      ...Object.fromEntries(
                        PARTS.map(part => [part, <SignedMoney key={part} fen={total[part]} />]),
                      ),
                    },
                  }
                : {})}
            />
          )}
          <View className="sales__note">{pending > 0 ? `${m.note}${m.pending(pending)}` : m.note}</View>
        </View>
      )}
    </QueryBody>
  );
};
