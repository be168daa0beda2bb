import { useRef } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useQuery } from '@/lib/use-query';
import { handedReceipt } from '../../lib/handovers';

/** A receipt: the one the redemption just answered, or asked for; asked for whenever it is looked at again. */
export const useReceipt = (redemptionId: string) => {
  const asked = useRef<string>();
  return useQuery<Receipt>(
    () => {
      const handed = asked.current === redemptionId ? undefined : handedReceipt.take(redemptionId);
      asked.current = redemptionId;
      return handed
        ? Promise.resolve({ ok: true, data: handed.receipt, serverAt: serverNow() })
        : api.guide('redemption.get', { redemptionId });
    },
    { deps: [redemptionId] },
  );
};
