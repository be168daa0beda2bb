import type { InputOf, OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';

export type Sales = OutputOf<GuideContract, 'sale.find'>;
export type SaleRow = Sales['items'][number];
export type SaleQuery = InputOf<GuideContract, 'sale.find'>['by'];

/** Sales that fit what was asked, page by page. */
export const useSales = (by: SaleQuery) =>
  usePages<Sales>(cursor => api.guide('sale.find', { by, ...(cursor === undefined ? {} : { cursor }) }), {
    deps: [JSON.stringify(by)],
  });
