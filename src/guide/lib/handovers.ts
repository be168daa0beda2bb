import type { OpenBillView } from '@core/contracts/open-bill';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { createHandover } from './handed';

/** From the scanner to the visit. */
export const handedVisit = createHandover<VisitView>(visit => visit.ticketId);

/** From the bill to the receipt; a visit that still lasts takes another bill. */
export type FreshReceipt = { receipt: Receipt; visit?: VisitView };
export const handedReceipt = createHandover<FreshReceipt>(({ receipt }) => receipt.redemptionId);

/** From the bill to its code. */
export const handedBill = createHandover<OpenBillView>(({ billId }) => billId);
