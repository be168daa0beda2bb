import type { ExportRow } from '@core/contracts/export';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { monthTexts } from './months';
import { useCallback } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';

export type { ExportRow };
export type Wanted = Pick<ExportRow, 'kind' | 'format' | 'month'>;
const PAGE = 30;

export const useExports = () => {
  const as = useActing(state => state.acting?.brandId ?? state.acting?.role);
  const ask = useCallback(
    (cursor?: string) => api.ops('export.list', { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    [],
  );
  const pages = usePages<OutputOf<OpsContract, 'export.list'>>(ask, { deps: [as] });
  const request = useChange((input: Wanted, requestId) => api.ops('export.request', input, { requestId }));
  const approve = useChange((input: { exportId: string }, requestId) =>
    api.ops('export.approve', input, { requestId }),
  );
  const reject = useChange((input: { exportId: string; note: string }, requestId) =>
    api.ops('export.reject', input, { requestId }),
  );
  const download = useChange((input: { exportId: string }, requestId) =>
    api.ops('export.download', input, { requestId }),
  );
  const months = monthTexts(serverNow());
  return { pages, request, approve, reject, download, months };
};
