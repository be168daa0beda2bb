import type { ExportRow } from '@core/contracts/export';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { lastMonths } from '../../lib/books-words';
import { useCallback, useEffect } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useChange } from '@/lib/use-change';
import { useShown } from '@/lib/use-shown';
import { usePages, type Pages } from '@/lib/use-pages';

export type { ExportRow };
export type Wanted = Pick<ExportRow, 'kind' | 'format' | 'month'>;
type Listed = OutputOf<OpsContract, 'export.list'>;
const PAGE = 30;

export const isMaking = (rows: readonly ExportRow[]): boolean =>
  rows.some(({ state }) => state === 'approved');

/** A file takes about a minute. */
const MAKING_EVERY_MS = 5_000;

/** Asks again while one is being made and the page is in sight. */
const useMaking = ({ items, reload }: Pick<Pages<Listed>, 'items' | 'reload'>): void => {
  const shown = useShown();
  const making = isMaking(items);
  useEffect(() => {
    if (!shown || !making) return undefined;
    const timer = setInterval(() => void reload(), MAKING_EVERY_MS);
    return () => clearInterval(timer);
  }, [shown, making, reload]);
};

export const useExports = () => {
  const as = useActing(state => state.acting?.brandId ?? state.acting?.role);
  const ask = useCallback(
    (cursor?: string) => api.ops('export.list', { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    [],
  );
  const pages = usePages<Listed>(ask, { deps: [as] });
  useMaking(pages);
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
  const months = lastMonths(serverNow());
  return { pages, request, approve, reject, download, months };
};
