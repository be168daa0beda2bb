import type { Database, Transaction } from '../../db/database';
import { openKeyOf, VOUCHER_ORDERS, type VoucherOrder } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const ordersOf = (from: Readable) => from.collection<VoucherOrder>(VOUCHER_ORDERS);

export const getOrder = (from: Readable, orderId: string): Promise<VoucherOrder | undefined> => ordersOf(from).get(orderId);

/** The order of this offer that still waits for her payment. */
export const findOpenOrder = async (db: Database, memberId: string, templateId: string): Promise<VoucherOrder | undefined> =>
  (await ordersOf(db).find({ openKey: openKeyOf(memberId, templateId) }, { limit: 1 }))[0];

/** Orders that were not paid in time, those that are late longest first. */
export const findUnpaid = (db: Database, now: number, limit: number): Promise<VoucherOrder[]> =>
  ordersOf(db).find({ state: 'awaiting-payment', payUntil: db.command.lt(now) }, { order: [['payUntil', 'asc']], limit });
