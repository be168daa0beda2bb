import type { Receipt } from '@core/contracts/redemption';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useQuery } from '@/lib/use-query';
import { handedReceipt } from '../../lib/handovers';

/** A receipt: the one the redemption just answered, or asked for. */
export const useReceipt = (redemptionId: string) =>
  useQuery<Receipt>(
    () => {
      const handed = handedReceipt.take(redemptionId);
      return handed
        ? Promise.resolve({ ok: true, data: handed.receipt, serverAt: serverNow() })
        : api.guide('redemption.get', { redemptionId });
    },
    { deps: [redemptionId] },
  );
