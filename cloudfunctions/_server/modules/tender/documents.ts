import type { ExternalTender } from '@core/contracts/tender';
import { certificateKey } from '@core/domain/sale/tenders';
import type { Doc } from '../../db/database';

/** A voucher of another platform that was taken here: `_id` is its certificate, so it can be taken once. */
export type TakenTender = Doc &
  ExternalTender & {
    /** of the open bill, the redemption or the sale that it lies on */
    holder: string;
    /** the slip of a sale that holds it: a redemption of that slip is the same use */
    saleKey?: string;
    /** sales that name it too and count nothing for it; when it is freed the first of them counts it */
    wantedBy?: string[];
    storeId: string;
    at: number;
    /** an open bill holds it so long; absent once it is paid with */
    until?: number;
    /** went back through the platform by refunds; `refundedAt` once that is everything it had paid */
    backFen?: number;
    refundedAt?: number;
    refundId?: string;
    schema: 1;
  };

export const EXTERNAL_TENDERS = 'external_tenders';

export const tenderId = (tender: Pick<ExternalTender, 'platform' | 'certificateId'>): string =>
  `xt_${certificateKey(tender).replace(':', '_')}`;
