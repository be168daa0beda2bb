import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';

export type Books = OutputOf<OpsContract, 'books.open'>;
export type Month = Books['months'][number];

export const useBooks = () => {
  const storeId = useActing(state => state.acting?.storeId);
  return useQuery(() => api.ops('books.open', {}), {
    deps: [storeId],
    isEmpty: books => books.months.length === 0,
  });
};
