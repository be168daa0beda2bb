import type { Database, Transaction } from '../../db/database';
import { REFUNDS, type Refund } from './documents';

export const insertRefund = (tx: Transaction, refund: Refund): Promise<void> => tx.collection<Refund>(REFUNDS).insert(refund);

export const getRefund = (db: Database, refundId: string): Promise<Refund | undefined> => db.collection<Refund>(REFUNDS).get(refundId);

export const findByKey = async (db: Database, refundKey: string): Promise<Refund | undefined> =>
  (await db.collection<Refund>(REFUNDS).find({ refundKey }, { limit: 1 }))[0];

/** Everything that was refunded of a sale, the first at the top. */
export const findOfSale = (db: Database, saleId: string): Promise<Refund[]> =>
  db.collection<Refund>(REFUNDS).find({ saleId }, { order: [['at', 'asc']], limit: 500 });
