import type { OpenBillView } from '@core/contracts/open-bill';
import { MINUTE_MS } from '@core/domain/calendar';
import type { Doc } from '../../db/database';
import type { Frozen } from './freeze';

/** A bill that waits for a till to take the money: everything on it is frozen, and its coupons and points are held by its id. */
export type OpenBill = Doc &
  Frozen & {
    /** unique; what the QR holds */
    code: string;
    /** as it was stored: one that is `open` past `until` has lapsed, whether or not a timer has come by */
    state: OpenBillView['state'];
    at: number;
    until: number;
    ticketId: string;
    memberId: string;
    memberMasked: string;
    /** who opened it: a staff record, or with `byTill` a till */
    staffId: string;
    byTill?: true;
    guideName: string;
    storeId: string;
    counterId: string;
    terminalId: string;
    redemptionId?: string;
    /** who gave it up, and when it ended */
    releasedBy?: string;
    endedAt?: number;
    requestId: string;
    schema: 1;
  };

export const BILLS = 'bills';

/** How long an unpaid bill holds its coupons and points. */
export const BILL_LIFE_MS = 30 * MINUTE_MS;

/** A till that took the money in time may be heard late: so long it is paid all the same, while what it held is still free. */
export const LATE_MS = 120 * MINUTE_MS;

/** The state at an instant. */
export const billStateAt = ({ state, until }: Pick<OpenBill, 'state' | 'until'>, now: number): OpenBill['state'] =>
  state === 'open' && now >= until ? 'lapsed' : state;
