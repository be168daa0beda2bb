import { View } from '@tarojs/components';
import { useState } from 'react';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { go, useParams } from '@/lib/go';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { AccountFigures } from '../../features/ledger/account-figures';
import { AccountsTable } from '../../features/ledger/accounts-table';
import { EntriesTable } from '../../features/ledger/entries-table';
import { EntrySheet } from '../../features/ledger/entry-sheet';
import { ledgerMessages as m } from '../../features/ledger/messages';
import { useAccounts, type AccountRow, type EntryRow } from '../../features/ledger/use-ledger';
import { VouchersTable } from '../../features/ledger/vouchers-table';
import { LineSheet } from '../../features/statement/line-sheet';
import { lastMonths, monthText } from '../../lib/books-words';
import '../../features/ledger/ledger.scss';

/** What moved on an account, with an entry and its bill in sheets. */
const Entries = ({ month, account, row }: { month: string; account: string; row?: AccountRow }) => {
  const [entry, setEntry] = useState<EntryRow>();
  const [line, setLine] = useState<string>();
  return (
    <View className="y-stack-16">
      {row && <AccountFigures row={row} />}
      <EntriesTable month={month} account={account} onRow={setEntry} />
      {entry && line === undefined && (
        <EntrySheet entry={entry} onClose={() => setEntry(undefined)} onLine={setLine} />
      )}
      {line !== undefined && <LineSheet lineId={line} onClose={() => setLine(undefined)} />}
    </View>
  );
};

const AccountsPage = () => {
  const { month: asked, account } = useParams('accounts');
  const months = lastMonths(serverNow());
  const [month, setMonth] = useState(asked ?? months[0]!);
  const query = useAccounts(month);
  useAgainOnShow(query.reload);
  const row = query.data?.items.find(one => one.account === account);
  return (
    <OpsQueryPage
      name="accounts"
      query={query}
      title={row && `${row.name} ${monthText(month)}`}
      under={account === undefined ? undefined : 'accounts'}
      skeleton={<Skeleton shape="list" />}
      empty={<EmptyState icon="doc" title={m.empty} note={m.emptyNote} />}
    >
      {({ items, locked }) => (
        <View className="y-stack-16">
          <FilterBar>
            <Chips
              label={m.month}
              items={months.map(key => ({ key, text: monthText(key) }))}
              value={month}
              onChange={setMonth}
            />
            {locked && <Tag tone="good">{m.locked}</Tag>}
          </FilterBar>
          {account === undefined ? (
            <View>
              <AccountsTable items={items} onOpen={open => go('accounts', { month, account: open })} />
              <VouchersTable />
            </View>
          ) : (
            <Entries month={month} account={account} {...(row ? { row } : {})} />
          )}
        </View>
      )}
    </OpsQueryPage>
  );
};

export default AccountsPage;
