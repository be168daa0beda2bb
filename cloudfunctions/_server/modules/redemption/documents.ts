import { HOUR_MS } from '@core/domain/calendar';
import type { Receipt } from '@core/contracts/redemption';
import type { SettlementLine } from '@core/domain/coupon/money/settle';
import type { Difference } from '@core/domain/sale/meet';
import type { Doc } from '../../db/database';

export type RedemptionFlag = 'NO_SALE' | 'MISMATCH';

/** What of a redemption follows the till when its figures are accepted. */
export type AcceptedField = 'lines' | 'coupons' | 'settlement' | 'subtotalFen' | 'savedFen' | 'payFen' | 'dueFen';

/** One bill on which coupons were used; everything a receipt, a reversal, a refund and the books need, frozen. */
export type Redemption = Doc &
  Omit<Receipt, 'redemptionId' | 'coupons'> & {
    ticketId: string;
    memberId: string;
    /** who served her and opened the bill, where a till took the money */
    openedBy?: string;
    /** who redeemed (took the money): a staff record, or with `byTill` a till */
    staffId: string;
    byTill?: true;
    storeId: string;
    counterId: string;
    terminalId: string;
    /** business day, "2026-11-21" */
    day: string;
    /** unique: `<counterId>|<day>|<slipNo>`, `own:<id>` without a slip; `reversed:<id>` once undone, so that the slip's number is free again */
    slipKey: string;
    /** what each coupon took off each line: a refund uses this split */
    coupons: {
      couponId: string;
      templateId: string;
      title: string;
      gift?: string;
      savedFen: number;
      lines: { lineId: string; savedFen: number }[];
    }[];
    /** who bears the discount, and what paid vouchers brought; sums to `savedFen` */
    settlement: SettlementLine[];
    reversedBy?: string;
    /** the sale that it met */
    saleId?: string;
    /** still provisional, and why somebody should look: no sale came in time, or the one that came is another bill */
    flag?: RedemptionFlag;
    flaggedAt?: number;
    differences?: Difference[];
    /** the sale that is another bill */
    seenSaleId?: string;
    /** its amounts were mistyped: by whom the till's were accepted, and what they were before */
    accepted?: Pick<Redemption, AcceptedField> & { by: string; byName: string; at: number; note: string };
    requestId: string;
    schema: 1;
  };

export const REDEMPTIONS = 'redemptions';

/** How long the terminal that redeemed may undo it. */
export const REVERSIBLE_MS = 5 * 60_000;

/** A sale that is this late is missed: tills upload at the end of the day at the latest. */
export const SALE_DUE_MS = 24 * HOUR_MS;

export const slipKeyOf = (counterId: string, day: string, slipNo: string): string => `${counterId}|${day}|${slipNo.toUpperCase()}`;

/** Stands for the number of a slip that there is none of: nothing was bought. */
export const ownKeyOf = (redemptionId: string): string => `own:${redemptionId}`;

/** What was handed over. */
export const giftsOf = ({ coupons }: Redemption): string[] => coupons.flatMap(({ gift }) => gift ?? []);
