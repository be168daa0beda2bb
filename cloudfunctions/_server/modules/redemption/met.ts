import type { Difference } from '@core/domain/sale/meet';
import type { Database, Transaction } from '../../db/database';
import { REDEMPTIONS, type AcceptedField, type Redemption } from './documents';

/** The redemption of a slip, as long as it stands. */
export const redemptionOfSlip = async (db: Database, slipKey: string): Promise<Redemption | undefined> =>
  (await db.collection<Redemption>(REDEMPTIONS).find({ slipKey }, { limit: 1 }))[0];

export const readRedemption = (from: Pick<Transaction, 'collection'>, redemptionId: string): Promise<Redemption | undefined> =>
  from.collection<Redemption>(REDEMPTIONS).get(redemptionId);

/** It has met its sale: final from now on. Inside the meeting's transaction. */
export const markMet = async (tx: Transaction, command: Database['command'], redemptionId: string, saleId: string): Promise<void> => {
  await tx.collection<Redemption>(REDEMPTIONS).update(redemptionId, {
    provisional: false,
    saleId,
    flag: command.remove(),
    flaggedAt: command.remove(),
    differences: command.remove(),
  });
};

/** The sale of its slip is another bill: it stays provisional, for the manager to look at. */
export const markMismatch = async (
  tx: Transaction,
  command: Database['command'],
  redemptionId: string,
  { saleId, differences, now }: { saleId: string; differences: readonly Difference[]; now: number },
): Promise<void> => {
  await tx
    .collection<Redemption>(REDEMPTIONS)
    .update(redemptionId, { flag: 'MISMATCH', flaggedAt: now, differences: command.set([...differences]), seenSaleId: saleId });
};

/** Gives it the till's figures, and keeps what they were and who answers for it; the redemption as it is then. */
export const markAccepted = async (
  tx: Transaction,
  command: Database['command'],
  redemption: Redemption,
  figures: Pick<Redemption, AcceptedField>,
  by: { by: string; byName: string; at: number; note: string },
): Promise<Redemption> => {
  const { lines, coupons, settlement, subtotalFen, savedFen, payFen, dueFen } = redemption;
  const before = { lines, coupons, settlement, subtotalFen, savedFen, payFen, ...(dueFen === undefined ? {} : { dueFen }) };
  const accepted = { ...before, ...by };
  await tx.collection<Redemption>(REDEMPTIONS).update(redemption._id, {
    ...figures,
    lines: command.set(figures.lines),
    coupons: command.set(figures.coupons),
    settlement: command.set(figures.settlement),
    accepted: command.set(accepted),
  });
  return { ...redemption, ...figures, accepted };
};
