import type { SalesRow } from '@core/contracts/ledger';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';

export type { SalesRow };

/** A month's sales in four parts, of all brands or of one. */
export const useSales = (month: string, brandId?: string) =>
  useQuery(() => api.ops('books.sales', { month, ...(brandId === undefined ? {} : { brandId }) }), {
    deps: [month, brandId],
  });
