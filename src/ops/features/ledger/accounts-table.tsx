import { View } from '@tarojs/components';
import { useState } from 'react';
import { Chips } from '@/components/chips/chips';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { SignedMoney } from '../../components/signed-money';
import { ledgerMessages as m } from './messages';
import type { AccountRow } from './use-ledger';

const SUMS = ['openingFen', 'movementFen', 'closingFen'] as const;

const columns: readonly Column<AccountRow>[] = [
  { key: 'name', title: m.columns.name, card: 'title', cell: ({ name }) => name },
  { key: 'kind', title: m.columns.kind, width: '90px', card: 'aside', cell: ({ kind }) => m.kinds[kind] },
  ...SUMS.map((sum): Column<AccountRow> => ({
    key: sum,
    title: m.columns[sum],
    width: '170px',
    align: 'end',
    cell: row => <SignedMoney fen={row[sum]} />,
  })),
];

const MALL = 'mall';
const BRANDS = 'brands';

type AccountsTableProps = { items: readonly AccountRow[]; onOpen: (account: string) => void };

/** Every account with what it opened with, what moved and what it closed with; the sums of all of them are zero. */
export const AccountsTable = ({ items, onOpen }: AccountsTableProps) => {
  const [which, setWhich] = useState(MALL);
  const shown = items.filter(({ brand }) => (brand !== undefined) === (which === BRANDS));
  const total = (sum: (typeof SUMS)[number]): number => items.reduce((all, row) => all + row[sum], 0);
  return (
    <View className="y-stack-8">
      <Chips
        label={m.which}
        items={[
          { key: MALL, text: m.mall },
          { key: BRANDS, text: m.brands },
        ]}
        value={which}
        onChange={setWhich}
      />
      <View className="y-note">{m.sides}</View>
      {shown.length === 0 ? (
        <View className="y-note">{m.noBrands}</View>
      ) : (
        <DataTable
          label={m.table}
          columns={columns}
          rows={shown}
          rowKey={({ account }) => account}
          rowLabel={({ name }) => name}
          onRow={({ account }) => onOpen(account)}
          foot={{
            name: `${m.mall}、${m.brands}${m.total}`,
            ...Object.fromEntries(SUMS.map(sum => [sum, <SignedMoney key={sum} fen={total(sum)} />])),
          }}
        />
      )}
    </View>
  );
};
