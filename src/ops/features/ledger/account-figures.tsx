import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Facts } from '../../components/desktop/facts';
import { SignedMoney } from '../../components/signed-money';
import { ledgerMessages as m } from './messages';
import type { AccountRow } from './use-ledger';

/** What one account opened with, what moved and what it closed with; over its entries. */
export const AccountFigures = ({ row }: { row: AccountRow }) => (
  <Card title={row.name} aside={<View className="y-small">{m.entrySides}</View>}>
    <Facts
      items={[
        [m.columns.openingFen, <SignedMoney key="opening" fen={row.openingFen} />],
        [m.columns.movementFen, <SignedMoney key="movement" fen={row.movementFen} />],
        [m.columns.closingFen, <SignedMoney key="closing" fen={row.closingFen} />],
      ]}
    />
  </Card>
);
