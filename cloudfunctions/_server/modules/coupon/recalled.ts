import type { Command, Transaction } from '../../db/database';
import { RECALLS, type Recall } from '../recall/documents';
import type { Coupon } from './documents';

/**
 * A piece is unused again: where its offer was recalled meanwhile it was meant too, so the recall goes on until that has ended as
 * well. Part of the transaction that gives it back.
 */
export const recallAgain = async (tx: Transaction, { gte, inc }: Command, coupon: Coupon): Promise<void> => {
  const { templateId, issuedAt, firstIssuedAt = issuedAt } = coupon;
  await tx.collection<Recall>(RECALLS).updateAndReturn({ templateId, at: gte(firstIssuedAt) }, { state: 'running', again: inc(1) });
};
