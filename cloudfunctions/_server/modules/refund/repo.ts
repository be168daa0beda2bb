import type { Database, Transaction } from '../../db/database';
import { oneOf } from '../../db/one-of';
import { REFUNDS, type Refund } from './documents';

export const insertRefund = (tx: Transaction, refund: Refund): Promise<void> => tx.collection<Refund>(REFUNDS).insert(refund);

export const getRefund = (db: Database, refundId: string): Promise<Refund | undefined> => db.collection<Refund>(REFUNDS).get(refundId);

export const findByKey = async (db: Database, refundKey: string): Promise<Refund | undefined> =>
  (await db.collection<Refund>(REFUNDS).find({ refundKey }, { limit: 1 }))[0];

/** Everything that was refunded of a sale, the first at the top. */
export const findOfSale = (db: Database, saleId: string): Promise<Refund[]> =>
  db.collection<Refund>(REFUNDS).find({ saleId }, { order: [['at', 'asc']], limit: 500 });

/** What was refunded of one sale by now. */
export type Back = { _id: string; at: number; backFen: number; complete: boolean };

/** Of these sales those of which something was refunded. */
export const findBacks = (db: Database, saleIds: readonly string[]): Promise<Back[]> =>
  db
    .collection<Refund>(REFUNDS)
    .aggregate<Back>([
      { match: { saleId: oneOf(db, saleIds) } },
      { group: { _id: '$saleId', at: { $max: '$at' }, backFen: { $sum: '$payFen' }, complete: { $max: '$complete' } } },
      { limit: saleIds.length },
    ]);
