import type { Transaction } from '../../db/database';
import { BILLS, type OpenBill } from './open-documents';

/** The redemption of a bill was undone: the bill says so; paid once, it is never open again. */
export const markBillReversed = async (tx: Transaction, billId: string): Promise<void> => {
  await tx.collection<OpenBill>(BILLS).update(billId, { state: 'reversed' });
};
