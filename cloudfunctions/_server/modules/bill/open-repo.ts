import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Transaction } from '../../db/database';
import { BILLS, LATE_MS, type OpenBill } from './open-documents';

const bills = (db: Database) => db.collection<OpenBill>(BILLS);

export const insertBill = (tx: Transaction, bill: OpenBill): Promise<void> => tx.collection<OpenBill>(BILLS).insert(bill);

export const getBill = (from: Pick<Transaction, 'collection'>, billId: string): Promise<OpenBill | undefined> =>
  from.collection<OpenBill>(BILLS).get(billId);

export const findByCode = async (db: Database, code: string): Promise<OpenBill | undefined> =>
  (await bills(db).find({ code }, { limit: 1 }))[0];

/** One page of a place's bills, newest first. */
export const findBills = (
  db: Database,
  where: { counterId: string; ticketId?: string } | { storeId: string; ticketId?: string },
  page: PageOptions,
) => findPage(db.command, bills(db), where, { field: 'at', direction: 'desc' }, page);

/** Takes a bill to be paid, in one step; undefined when another was faster, or its time has long been over. */
export const markPaid = (
  tx: Transaction,
  command: Database['command'],
  { billId, storeId, redemptionId, now }: { billId: string; storeId: string; redemptionId: string; now: number },
): Promise<OpenBill | undefined> =>
  tx
    .collection<OpenBill>(BILLS)
    .updateAndReturn(
      { _id: billId, storeId, state: command.in(['open', 'lapsed']), until: command.gt(now - LATE_MS) },
      { state: 'redeemed', redemptionId, endedAt: now },
    );

/** Ends an open bill without money, in one step; undefined when it is not open any more. */
export const markEnded = (
  tx: Transaction,
  billId: string,
  end: { state: 'released' | 'lapsed'; endedAt: number; releasedBy?: string },
): Promise<OpenBill | undefined> => tx.collection<OpenBill>(BILLS).updateAndReturn({ _id: billId, state: 'open' }, end);

/** Bills that are stored as open though their time is over, the oldest first. */
export const findLapsed = (db: Database, now: number, limit: number): Promise<OpenBill[]> =>
  bills(db).find({ state: 'open', until: db.command.lte(now) }, { order: [['until', 'asc']], limit });

/** A member's bills that still hold something. */
export const findOpenOf = (db: Database, memberId: string): Promise<OpenBill[]> =>
  bills(db).find({ memberId, state: 'open' }, { limit: 1000 });
