import type { AccountRow, EntryRow } from '@core/contracts/ledger';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useCallback } from 'react';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type { AccountRow, EntryRow };

/** The trial balance of a month. */
export const useAccounts = (month: string) =>
  useQuery(() => api.ops('books.accounts', { month }), {
    deps: [month],
    isEmpty: ({ items }) => items.length === 0,
  });

const PAGE = 30;

/** What moved on an account in a month. */
export const useEntries = (month: string, account: string) => {
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('books.entries', {
        month,
        account,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [month, account],
  );
  return usePages<OutputOf<OpsContract, 'books.entries'>>(ask, { deps: [month, account] });
};

/** Vouchers that are owed, by offer. */
export const useVouchers = () => useQuery(() => api.ops('books.vouchers', {}), { deps: [] });
